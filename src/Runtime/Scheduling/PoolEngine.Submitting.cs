using PoolGen.Engines;
using PoolGen.Serialization;
using PoolGen.Wire;
using PoolGen.Workers;

namespace PoolGen.Scheduling;

/// <summary>How work comes in.</summary>
internal sealed partial class PoolEngine
{
    private const int LongestQueueWait = 10;
    private const double SoonSeconds = 0.00005;

    [ThreadStatic] private static PayloadBuffer? _arguments;

    private readonly SemaphoreSlim _room = new(0);
    private readonly QueueFullMode _queueFullMode;
    private readonly int? _maxQueuedTasks;

    internal void Submit(IPoolSubmission submission)
    {
        RequireRunning();
        submission.Attach(this);
        if (submission.IsSingle) SubmitCall(submission);
        else SubmitJob(submission);
    }

    private void SubmitCall(IPoolSubmission call)
    {
        PayloadBuffer buffer = _arguments ??= new PayloadBuffer();
        _arguments = null;
        buffer.Clear();
        buffer.Limit = MaxPayloadBytes;
        buffer.MayLend = call.CallerWaits;
        Exception? failure = null;
        Worker? worker = null;
        uint ended = 0;
        try
        {
            call.Take(buffer, 1, int.MaxValue, out _);
        }
        catch (Exception e)
        {
            failure = PayloadFailure.Of(e, $"The arguments of the task '{call.Task.Name}' could not be sent");
        }

        if (failure is not null || call.IsCancelled)
        {
            SubmitEnded(call, failure);
        }
        else
        {
            worker = Enqueue(call, buffer, out ended);
        }

        buffer.Clear();
        _arguments = buffer;
        worker?.TakeUntil(ended);

        // The caller's token may have fired in between, when the engine did not know the call yet.
        if (call.IsCancelled) Cancel(call);
    }

    // Returns the worker whose answer will be there so soon that its caller should look for it, and how many frames it will have ended then.
    private Worker? Enqueue(IPoolSubmission call, PayloadBuffer arguments, out uint ended)
    {
        ended = 0;
        LargePayload? large = arguments.Length > RegionLayout.LargestInline ? arguments.Detach() : null;

        // Whether a worker has started something nobody tells: one that waits for room looks again every few milliseconds.
        for (int wait = 0; ; wait = Math.Min(wait + 1, LongestQueueWait))
        {
            lock (_gate)
            {
                RequireRunning();
                if (!_scheduler.IsFull)
                {
                    WorkerSlot? slot = _scheduler.Submit(call, arguments.WrittenSpan, large);
                    if (slot is null) return null;
                    ArmTimer();
                    if (!call.CallerWaits || large is not null || slot.Outstanding > 1 || slot.AverageSeconds > SoonSeconds) return null;
                    ended = slot.Limit;
                    return _workers[slot.Id];
                }

                if (_queueFullMode == QueueFullMode.Throw)
                {
                    throw new QueueFullException(
                        $"The task '{call.Task.Name}' was not accepted: {_maxQueuedTasks} tasks are waiting ({nameof(ProcessPoolOptions.MaxQueuedTasks)}).");
                }
            }

            if (call.IsCancelled)
            {
                SubmitEnded(call, null);
                return null;
            }

            _room.Wait(wait);
        }
    }

    private void SubmitJob(IPoolSubmission job)
    {
        bool empty = job is { Remaining: 0 };
        Locked(scheduler =>
        {
            RequireRunning();
            if (empty) scheduler.SubmitEnded();
            else scheduler.Submit(job);
        });
        if (empty && !job.IsCancelled)
        {
            if (job.FinishEmpty()) Ended(job);
        }
        else if (job.IsCancelled)
        {
            Cancel(job);
        }
    }

    private void SubmitEnded(IPoolSubmission call, Exception? failure)
    {
        Locked(static scheduler => scheduler.SubmitEnded());
        bool ended = failure is null ? call.Cancel(0, 1) : call.Fail(0, 1, failure);
        if (ended) Ended(call);
    }
}
