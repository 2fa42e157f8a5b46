namespace PoolGen.Telemetry;

/// <summary>The words for outcomes, causes and states in figures.</summary>
internal static class OutcomeNames
{
    private static readonly string[] Outcomes = ["ok", "error", "cancelled", "timeout", "lost", "terminated"];
    private static readonly string[] Causes = ["died", "recycled", "memory", "killed", "stopped"];

    internal static string Of(ItemOutcome outcome) => Outcomes[(int)outcome];

    internal static string Of(ExitCause cause) => Causes[(int)cause];

    internal static string Of(WorkerState state) => state switch
    {
        WorkerState.Starting => "starting",
        WorkerState.Idle => "idle",
        WorkerState.Busy => "busy",
        _ => "stopping",
    };
}
