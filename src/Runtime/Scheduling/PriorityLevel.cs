namespace PoolGen.Scheduling;

/// <summary>Work of one priority that waits for a worker.</summary>
internal sealed class PriorityLevel : TurnLevel
{
    internal Backlog Calls { get; } = new();

    internal Feeders Feeders { get; } = new();

    internal override bool HasWork => Calls.Count > 0 || Feeders.Count > 0;
}
