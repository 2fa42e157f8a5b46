using PoolGen.Scheduling;

namespace PoolGen.Orleans.Scheduling;

/// <summary>Work of one priority that waits for a host.</summary>
internal sealed class ClusterLevel : TurnLevel
{
    internal CallQueues Calls { get; } = new();

    internal Feeders Feeders { get; } = new();

    internal override bool HasWork => Feeders.Count > 0 || Calls.Count > 0;
}
