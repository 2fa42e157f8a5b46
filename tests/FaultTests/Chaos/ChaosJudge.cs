using PoolGen.FaultTests.Kit;

namespace PoolGen.FaultTests.Chaos;

/// <summary>Compares what the clients of a round have seen with what the tasks have written, once the pool is gone.</summary>
internal sealed class ChaosJudge(ChaosPlan plan, ChaosBook book, ChaosVictims victims, bool terminated, ILookup<int, int> runs)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private readonly Dictionary<int, int> _losses = [];

    internal void JudgeAll()
    {
        // Callbacks hand in others: these are there when those have ended.
        foreach (ChaosItem item in book.Items) item.Result?.Wait(LongestWait);
        foreach (ChaosItem item in book.Items) Judge(item);
    }

    private void Judge(ChaosItem item)
    {
        if (item.Refusal is { } refusal) JudgeRefused(item, refusal);
        else if (item.Result is { } result) JudgeResult(item, result);
        else if (!item.HasEnded) Lost(item, "has not ended");
        else foreach (Exception failure in item.Failures) Expect(item, failure);
        if (!SpinWait.SpinUntil(() => item.SourcesOpen == 0, LongestWait)) Wrong(item, "has a source that nobody disposed of");

        // What succeeded has run; nothing ran more often than it may.
        int most = item.IsIdempotent ? ChaosWork.MaxAttempts : 1;
        for (int id = item.Id; id < item.Id + item.Count; id++)
        {
            int ran = runs[id].Count();
            if (ran > most)
            {
                book.Doubled++;
                Wrong(item, $"ran {ran} times as {id}, in {string.Join(", ", runs[id])}");
            }

            if (ran == 0 && item.Result is { IsReady: true, IsSuccessful: true }) Wrong(item, $"has a result and never ran as {id}");
            if (ran > 0 && (item.Refusal is not null || item.CannotBeSent)) Wrong(item, $"ran, although it was refused: {item.Refusal?.Message}");
        }
    }

    private void JudgeRefused(ChaosItem item, Exception refusal)
    {
        bool allowed = refusal is PoolNotRunningException
            || (refusal is QueueFullException && plan.MaxQueuedTasks is not null && plan.Mode == QueueFullMode.Throw && item.Way != "map")
            || (refusal is PoolFaultedException && plan.KillsStarting);
        if (!allowed) Wrong(item, $"was refused: {refusal}");
        if (item.Called + item.Failed > 0) Double(item, $"was refused ({refusal.GetType().Name}), and its callbacks ran all the same: {item.Called} and {item.Failed}");
    }

    private void JudgeResult(ChaosItem item, AsyncResult result)
    {
        if (!result.Wait(LongestWait))
        {
            Lost(item, "has no end");
            return;
        }

        if (item.HasCallbacks && item.Called + item.Failed != 1) Double(item, $"had its callback called {item.Called} times and its error callback {item.Failed} times");
        if ((item.HasCallbacks && item.CallbackThrows) != result.CallbackException is ChaosException) Wrong(item, $"has the callback exception {result.CallbackException}");
        if (item.Failed > 0 && result.IsSuccessful) Wrong(item, "has a result, and its error callback was called");
        if (!SpinWait.SpinUntil(() => item.Continued >= item.Continuations, LongestWait)) Lost(item, $"had {item.Continued} of {item.Continuations} continuations run");
        if (item.Continued > item.Continuations) Double(item, $"had {item.Continued} of {item.Continuations} continuations run");
        if (result.IsSuccessful) JudgeValue(item, result);
        else if (result.Exception is not { } failures) Expect(item, new OperationCanceledException());
        else foreach (Exception failure in failures.InnerExceptions) Expect(item, failure);
    }

    private void JudgeValue(ChaosItem item, AsyncResult result)
    {
        bool right = result switch
        {
            AsyncResult<int> value => value.Get() == ChaosWork.Answer(item.Id),
            AsyncResult<int[]> map => map.Get().SequenceEqual(Enumerable.Range(item.Id, item.Count).Select(ChaosWork.Answer)),
            _ => true,
        };
        if (!right) Wrong(item, "has a wrong value");
        if (item.FailsItself || item.CannotBeSent) Wrong(item, "succeeded");
    }

    // Each failure is somebody's doing.
    private void Expect(ChaosItem item, Exception failure)
    {
        bool allowed = failure switch
        {
            ChaosException => item.FailsItself,
            OperationCanceledException => item.MayBeCancelled,
            WorkerLostException lost => MayBeLost(item, lost),
            PoolTerminatedException => terminated,
            PoolFaultedException => plan.KillsStarting,
            TaskTimeoutException => plan.TaskTimeout is not null,
            PayloadException => item.CannotBeSent,
            PoolNotRunningException => item.Result is null,
            QueueFullException => plan.Mode == QueueFullMode.Throw && item.Way == "apply",
            _ => false,
        };
        if (!allowed) Wrong(item, $"failed for no reason: {failure}");
    }

    private bool MayBeLost(ChaosItem item, WorkerLostException lost)
    {
        int losses = _losses[lost.ProcessId] = _losses.GetValueOrDefault(lost.ProcessId) + 1;

        // Items of a chunk that had just ended may share the fate of the one that ran.
        return victims.MayLose(lost.ProcessId) >= (item.Count > 1 ? 1 : losses);
    }

    private void Lost(ChaosItem item, string what)
    {
        book.Lost++;
        Wrong(item, what);
    }

    private void Double(ChaosItem item, string what)
    {
        book.Doubled++;
        Wrong(item, what);
    }

    private void Wrong(ChaosItem item, string what) => book.Wrong($"item {item.Id} ({item.Way}{(item.MayBeCancelled ? ", cancelled" : string.Empty)}) {what}");
}
