using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Wire;
using PoolGen.Workers;

namespace PoolGen.Scheduling;

/// <summary>How work comes in: a submission is counted before anything can end it, and a refusal reclaims what was counted.</summary>
internal sealed partial class PoolEngine
{
    // In real time, in milliseconds: after it, a caller who waits for room looks again.
    private const int LongestQueueWait = 10;
    private const double SoonSeconds = 0.00005;

    private readonly SemaphoreSlim _room = new(0);
    private readonly SemaphoreSlim _largeTurn = new(1);
    private readonly QueueFullMode _queueFullMode;
    private readonly int? _maxQueuedTasks;

    internal void Submit(IPoolSubmission submission)
    {
        _taskLogs?.Know(submission.Task.Name);
        if (submission.IsSingle ? !_scheduler.TryAcceptCall() : !TryAcceptSubmission(submission))
        {
            if (submission.IsSingle) Locked(static scheduler => scheduler.CallsEnded(1));
            throw NotRunning();
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
        else SubmitItems(submission);
    }

    private bool TryAcceptSubmission(IPoolSubmission submission)
    {
        lock (_gate) return _scheduler.TryAcceptSubmission(submission);
    }

    private void SubmitCall(IPoolSubmission call)
    {
        CallEncoder encoder = CallEncoder.Rent();
        Worker? worker;
        uint ended;
        try
        {
            worker = encoder.Encode(this, call) is { } failure ? EndUnsent(call, failure, out ended) : Enqueue(call, encoder.Buffer, out ended);
        }
        finally
        {
            encoder.Return();
        }

        worker?.DrainUntil(ended);
    }

    private static Worker? EndUnsent(IPoolSubmission call, Exception failure, out uint ended)
    {
        ended = 0;
        call.Fail(0, 1, failure);
        return null;
    }

    // Returns the worker whose answer will be there so soon that its caller should look for it, and how many frames it will have ended then.
    private Worker? Enqueue(IPoolSubmission call, PayloadBuffer arguments, out uint ended)
    {
        ended = 0;
        LargePayload? large = arguments.Length > RegionLayout.LargestInline ? arguments.Detach() : null;

        bool mayExceed = false;

        // Nobody says when a worker has started something: a caller who waits for room looks again every few milliseconds.
        for (int wait = 0; ; wait = Math.Min(wait + 1, LongestQueueWait))
        {
            Admission admission;
            lock (_gate)
            {
                admission = _scheduler.Admit(call, arguments.WrittenSpan, large, mayExceed, out WorkerSlot? slot);
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
                case Admission.OverBytes when !mayExceed && CallbackScope.IsInside:
                    mayExceed = true;
                    continue;
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

    /// <summary>One thread at a time encodes something large and waits with it until there is room: many threads would hold as many large items.</summary>
    /// <returns>False when the call needs no turn any more.</returns>
    internal bool TryEnterLargeTurn(IPoolSubmission call)
    {
        while (!_largeTurn.Wait(LongestQueueWait))
        {
            if (!IsWorthWaiting(call)) return false;
        }

        while (IsWorthWaiting(call) && !HasRoomToEncode()) _room.Wait(1);
        return true;
    }

    internal void LeaveLargeTurn() => _largeTurn.Release();

    private bool IsWorthWaiting(IPoolSubmission call) => !call.IsCancelled && State == PoolState.Running;

    private bool HasRoomToEncode()
    {
        lock (_gate) return _scheduler.HasRoomToEncode();
    }

    // A call that its token has ended in the same moment has its end: throwing would be a second one.
    private void RefuseUnlessEnded(IPoolSubmission submission, Exception reason)
    {
        if (!submission.TryRefuse()) return;
        Ended(submission);
        throw reason;
    }

    private void SubmitItems(IPoolSubmission submission)
    {
        bool empty = submission is { Remaining: 0, IsCancelled: false };
        bool refused = false;
        Locked(scheduler =>
        {
            // It was counted while the pool was running: a pool that was closed since then waits for it, one that has given up does not.
            refused = scheduler.State is PoolState.Terminated or PoolState.Faulted;
            if (!refused && !empty && !submission.IsCancelled) scheduler.Submit(submission);
        });
        if (refused) RefuseUnlessEnded(submission, NotRunning());
        else if (empty) submission.EndEmpty();
    }

    private PoolException NotRunning()
    {
        lock (_gate)
        {
            return _scheduler.State == PoolState.Faulted
                ? new PoolFaultedException(StartFailures.Message(_scheduler.Fault!), _scheduler.Fault)
                : new PoolNotRunningException();
        }
    }
}
