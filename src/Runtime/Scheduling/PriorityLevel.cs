namespace PoolGen.Scheduling;

/// <summary>Work of one priority that waits for a worker, and how often other work went before it.</summary>
internal sealed class PriorityLevel
{
    internal Backlog Calls { get; } = new();

    internal Feeders Feeders { get; } = new();

    /// <summary>How many turns work of a higher priority has had since the last turn of this one, while this one had work.</summary>
    internal int PassedOver { get; set; }

    /// <summary>Whether there may be something to send.</summary>
    internal bool HasWork => Calls.Count > 0 || Feeders.Count > 0;
}
