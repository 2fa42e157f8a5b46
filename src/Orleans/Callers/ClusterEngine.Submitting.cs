using PoolGen.Extensibility;
using PoolGen.Scheduling;
using PoolGen.Serialization;

namespace PoolGen.Orleans.Callers;

/// <summary>How work comes in: a submission is counted before anything can end it, and a refusal reclaims what was counted.</summary>
internal sealed partial class ClusterEngine
{
    // In milliseconds: after it, a caller who waits for room looks again.
    private const int LongestRoomWait = 10;

    [ThreadStatic] private static PayloadBuffer? _kept;

    internal void Submit(IPoolSubmission submission)
    {
        if (submission.IsSingle ? !_scheduler.TryAcceptCall() : !TryAcceptSubmission(submission))
        {
            if (submission.IsSingle) Locked(static (scheduler, _) => scheduler.CallsEnded(1));
            throw new PoolNotRunningException();
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
        PayloadBuffer buffer = _kept ?? new PayloadBuffer();
        _kept = null;
        buffer.Clear();
        buffer.Limit = MaxPayloadBytes;
        try
        {
            if (!call.IsCancelled) call.EncodeNext(buffer, 1, int.MaxValue, out _);
            Enqueue(call, buffer);
        }
        catch (Exception e) when (e is PayloadException or ObjectDisposedException or SharedDataLostException)
        {
            call.Fail(0, 1, e);
        }
        finally
        {
            buffer.Clear();
            _kept = buffer;
        }
    }

    private void Enqueue(IPoolSubmission call, PayloadBuffer arguments)
    {
        bool mayExceed = false;
        for (int wait = 1; ; wait = Math.Min(wait + 1, LongestRoomWait))
        {
            Admission admission = Admission.NotRunning;
            Locked((scheduler, now) => admission = scheduler.Admit(call, arguments.WrittenSpan, mayExceed, now));
            switch (admission)
            {
                case Admission.Full when _options.QueueFullMode == QueueFullMode.Throw:
                    RefuseUnlessEnded(call, new QueueFullException(
                        $"The task '{call.Task.Name}' was not accepted: {_options.MaxQueuedTasks} tasks are waiting ({nameof(ClusterPoolOptions.MaxQueuedTasks)})."));
                    return;
                case Admission.OverBytes when !mayExceed && CallbackScope.IsInside:
                    mayExceed = true;
                    continue;
                case Admission.Full or Admission.OverBytes:
                    if (call.IsCancelled) mayExceed = true;
                    _gone.Task.Wait(wait);
                    continue;
                case Admission.NotRunning:
                    RefuseUnlessEnded(call, new PoolNotRunningException());
                    return;
                default:
                    return;
            }
        }
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
        Locked((scheduler, now) =>
        {
            // It was counted while the pool was running: a pool that was closed since then waits for it, one that was terminated does not.
            refused = scheduler.State == PoolState.Terminated;
            if (!refused && !empty && !submission.IsCancelled) scheduler.Submit(submission, now);
        });
        if (refused) RefuseUnlessEnded(submission, new PoolNotRunningException());
        else if (empty) submission.EndEmpty();
    }
}
