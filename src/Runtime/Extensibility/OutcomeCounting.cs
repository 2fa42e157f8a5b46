using PoolGen.CompilerServices;
using PoolGen.Telemetry;

namespace PoolGen.Extensibility;

/// <summary>What a submission tells its engine of ends that it alone knows of.</summary>
internal static class OutcomeCounting
{
    /// <summary>So many items end like this; nothing where the engine does not count.</summary>
    internal static void CountEnds(this ISubmissionHost? host, PoolTask task, ItemOutcome outcome, int items)
    {
        if (items > 0 && host?.Engine is IOutcomeCounter counter) counter.Count(task, outcome, items);
    }
}
