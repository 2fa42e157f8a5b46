using PoolGen.Engines;
using PoolGen.Serialization;
using PoolGen.Wire;
using PoolGen.Workers;

namespace PoolGen.Scheduling;

/// <summary>How work comes in: a submission is counted before anything can end it, and a refusal takes back what was counted.</summary>
internal sealed partial class PoolEngine
{
    private const int LongestQueueWait = 10;
    private const double SoonSeconds = 0.00005;

    [ThreadStatic] private static PayloadBuffer? _arguments;

    // The call whose arguments this thread encodes, and the one that has this thread's turn to encode something large.
    [ThreadStatic] private static IPoolSubmission? _encoding;
    [ThreadStatic] private static IPoolSubmission? _hasLargeTurn;

    private readonly SemaphoreSlim _room = new(0);
    private readonly SemaphoreSlim _largeTurn = new(1);
    private readonly Action _takeLargeTurn;
    private readonly QueueFullMode _queueFullMode;
    private readonly int? _maxQueuedTasks;

    internal void Submit(IPoolSubmission submission)
    {
        lock (_gate)
        {
            if (!_scheduler.TryAccept(submission)) throw NotRunning();
        }

        try
        {
            submission.Attach(this);
        }
        catch
        {
            if (submission.TryRefuse()) Ended(submission);
            throw;
        }

        if (submission.IsSingle) SubmitCall(submission);
        else SubmitJob(submission);
    }

    private void SubmitCall(IPoolSubmission call)
    {
        PayloadBuffer buffer = _arguments ?? new PayloadBuffer();
        _arguments = null;
        buffer.Clear();
        buffer.Limit = MaxPayloadBytes;
        buffer.MayLend = call.CallerWaits;
        buffer.BecomingLarge = CallbackScope.IsInside ? null : _takeLargeTurn;
        IPoolSubmission? outer = _encoding;
        _encoding = call;
        Worker? worker;
        uint ended;
        try
        {
            worker = Encode(call, buffer) is { } failure ? EndUnsent(call, failure, out ended) : Enqueue(call, buffer, out ended);
        }
        finally
        {
            if (_hasLargeTurn == call) LeaveLargeTurn();
            _encoding = outer;
            buffer.Clear();
            _arguments = buffer;
        }

        worker?.TakeUntil(ended);
    }

    private static PayloadException? Encode(IPoolSubmission call, PayloadBuffer buffer)
    {
        try
        {
            if (!call.IsCancelled) call.Take(buffer, 1, int.MaxValue, out _);
            return null;
        }
        catch (Exception e)
        {
            return PayloadFailure.Of(e, $"The arguments of the task '{call.Task.Name}' could not be sent");
        }
    }

    private Worker? EndUnsent(IPoolSubmission call, PayloadException failure, out uint ended)
    {
        ended = 0;
        if (call.Fail(0, 1, failure)) Ended(call);
        return null;
    }

    // Returns the worker whose answer will be there so soon that its caller should look for it, and how many frames it will have ended then.
    private Worker? Enqueue(IPoolSubmission call, PayloadBuffer arguments, out uint ended)
    {
        ended = 0;
        LargePayload? large = arguments.Length > RegionLayout.LargestInline ? arguments.Detach() : null;

        // Whether a worker has started something nobody tells: one that waits for room looks again every few milliseconds.
        for (int wait = 0; ; wait = Math.Min(wait + 1, LongestQueueWait))
        {
            Admission admission;
            lock (_gate)
            {
                admission = _scheduler.Admit(call, arguments.WrittenSpan, large, CallbackScope.IsInside, out WorkerSlot? slot);
                if (slot is not null)
                {
                    ArmTimer();
                    if (!call.CallerWaits || large is not null || slot.Outstanding > 1 || slot.AverageSeconds > SoonSeconds) return null;
                    ended = slot.Limit;
                    return _workers[slot.Id];
                }
            }

            switch (admission)
            {
                case Admission.Full when _queueFullMode == QueueFullMode.Throw:
                    RefuseUnlessEnded(call, new QueueFullException(
                        $"The task '{call.Task.Name}' was not accepted: {_maxQueuedTasks} tasks are waiting ({nameof(ProcessPoolOptions.MaxQueuedTasks)})."));
                    return null;
                case Admission.Full or Admission.OverBytes:
                    _room.Wait(wait);
                    continue;
                case Admission.NotRunning:
                    RefuseUnlessEnded(call, NotRunning());
                    return null;
                default:
                    return null;
            }
        }
    }

    // One thread at a time encodes something large and waits with it until there is room: many threads would hold as many large items.
    private void TakeLargeTurn()
    {
        if (_hasLargeTurn is not null) return;
        while (!_largeTurn.Wait(LongestQueueWait))
        {
            if (!IsWorthWaiting()) return;
        }

        _hasLargeTurn = _encoding;
        while (IsWorthWaiting() && !HasRoomToEncode()) _room.Wait(1);

        bool HasRoomToEncode()
        {
            lock (_gate) return _scheduler.HasRoomToEncode();
        }
    }

    private bool IsWorthWaiting() => _encoding is { IsCancelled: false } && State == PoolState.Running;

    private void LeaveLargeTurn()
    {
        _hasLargeTurn = null;
        _largeTurn.Release();
    }

    // A call that its token has ended in the same moment has its end: throwing would be a second one.
    private void RefuseUnlessEnded(IPoolSubmission submission, Exception reason)
    {
        if (!submission.TryRefuse()) return;
        Ended(submission);
        throw reason;
    }

    private void SubmitJob(IPoolSubmission job)
    {
        bool empty = job is { Remaining: 0, IsCancelled: false };
        bool refused = false;
        Locked(scheduler =>
        {
            // It was counted while the pool was running: a pool that was closed since then waits for it, one that has given up does not.
            refused = scheduler.State is PoolState.Terminated or PoolState.Faulted;
            if (!refused && !empty && !job.IsCancelled) scheduler.Submit(job);
        });
        if (refused) RefuseUnlessEnded(job, NotRunning());
        else if (empty && job.FinishEmpty()) Ended(job);
    }

    private PoolException NotRunning()
    {
        lock (_gate)
        {
            return _scheduler.State == PoolState.Faulted
                ? new PoolFaultedException(Scheduler.FaultMessage(_scheduler.Fault!), _scheduler.Fault)
                : new PoolNotRunningException();
        }
    }
}
