using System.Diagnostics;
using Microsoft.Extensions.Logging;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.Tasks;

/// <summary>Tasks that say what they see of their trace.</summary>
public static partial class TraceWork
{
    /// <summary>Trace, span, flags, state, and the baggage's "user".</summary>
    [PoolTask]
    public static string Describe(int item, byte[]? bytes = null) => Activity.Current is { } current
        ? $"{current.TraceId} {current.SpanId} {(int)current.ActivityTraceFlags} {current.TraceStateString} {current.GetBaggageItem("user")}"
        : "none";

    /// <summary>One item of a hundred kills its worker the first time.</summary>
    [PoolTask(Idempotent = true)]
    public static int DieAtFirst(int x)
    {
        if (x % 100 == 77 && TaskContext.Current!.Attempt == 1) ProcessWork.KillSelf(9);
        return x;
    }

    [PoolTask]
    public static int HangIf(int x, int victim)
    {
        if (x == victim) ProcessWork.Hang();
        return x;
    }

    /// <summary>The third item fails at first, the fifth waits.</summary>
    [PoolTask]
    public static int FailOrPassGate(string directory, string gate, int x)
    {
        if (x == 3) RetriedWork.FailAtFirst(directory, x, 1);
        if (x == 5) Gate.Pass(gate);
        return x;
    }

    /// <summary>Waits if it is the first item, and says which process it is in.</summary>
    [PoolTask]
    public static int PassGateIfFirst(string gate, int x)
    {
        if (x == 0) Gate.Pass(gate);
        return Environment.ProcessId;
    }

    /// <summary>Logs in the span of its execution, in one of its own below it, and outside of both.</summary>
    [PoolTask]
    public static string Tell(int item)
    {
        ILogger logger = TaskContext.Current!.Logger;
        logger.LogInformation("Execution {Item}", item);
        string spans = Activity.Current?.SpanId.ToHexString() ?? "none";
        using (Activity own = new Activity("own").Start())
        {
            logger.LogInformation("Own {Item}", item);
            spans += $" {own.SpanId}";
        }

        Activity? execution = Activity.Current;
        Activity.Current = null;
        logger.LogInformation("Outside {Item}", item);
        Activity.Current = execution;
        return spans;
    }
}
