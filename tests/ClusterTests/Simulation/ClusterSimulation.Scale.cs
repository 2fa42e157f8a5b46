using PoolGen.CompilerServices;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>Many hosts and one large map, without faults.</summary>
internal sealed partial class ClusterSimulation
{
    /// <summary>Runs one map to its end.</summary>
    /// <param name="hosts">How many hosts there are.</param>
    /// <param name="slots">How many items each runs at once.</param>
    /// <param name="items">How many items the map has.</param>
    /// <param name="duration">How long each takes.</param>
    /// <param name="idempotent">Whether they may run twice.</param>
    /// <returns>How well the slots were used, and how many messages there were in a second.</returns>
    internal (double Efficiency, double MessagesPerSecond) RunMap(int hosts, int slots, int items, TimeSpan duration, bool idempotent)
    {
        _faults = false;
        for (int i = 0; i < hosts; i++) Join(slots: slots);
        LookAtDirectory();
        RunUntil(Now + (2 * TimeSpan.TicksPerSecond), static () => false);
        PoolTask task = _tasks[idempotent ? 2 : 0];
        var map = new SimulatedSubmission(this, 0, SubmissionKind.Map, task) { SubmittedAt = Now };
        _submissions.Add(map);
        for (int i = 0; i < items; i++) map.Add(new SimulatedItem(map, i) { Duration = duration.Ticks });
        long before = Counts.Messages;
        long start = Now;
        Locked(scheduler => SubmitItems(scheduler, map));
        RunUntil(Now + (600 * TimeSpan.TicksPerSecond), () => map.Finished);
        Require(map.Finished, "the map did not end");
        double seconds = (Now - start) / (double)TimeSpan.TicksPerSecond;
        return (items * duration.TotalSeconds / (hosts * slots * seconds), (Counts.Messages - before) / seconds);
    }
}
