namespace PoolGen.ClusterTests.Simulation;

/// <summary>One run of an item on a slot.</summary>
internal sealed class SimulatedRun(HostedSession session, long chunk, int index, SimulatedItem item)
{
    internal HostedSession Session => session;

    internal long Chunk => chunk;

    internal int Index => index;

    internal SimulatedItem Item => item;

    /// <summary>It has ended, or was killed.</summary>
    internal bool IsOver { get; set; }
}
