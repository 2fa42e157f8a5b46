using PoolGen.CompilerServices;
using PoolGen.Telemetry;

namespace PoolGen.Extensibility;

/// <summary>What a submission tells its engine of ends that it alone knows of.</summary>
internal static class OutcomeCounting
{
    /// <summary>So many items, which the engine has not told of, end like this; the engine counts them if it counts at all.</summary>
    internal static void CountEnds(this ISubmissionHost? host, PoolTask task, ItemOutcome outcome, int items)
    {
        if (items <= 0) return;
        host?.NoteEnds(outcome, items);
        host.CountToldEnds(task, outcome, items);
    }

    /// <summary>As <see cref="CountEnds"/>, of items that the engine has told of.</summary>
    internal static void CountToldEnds(this ISubmissionHost? host, PoolTask task, ItemOutcome outcome, int items)
    {
        if (items > 0 && host?.Engine is IOutcomeCounter counter) counter.Count(task, outcome, items);
    }
}
