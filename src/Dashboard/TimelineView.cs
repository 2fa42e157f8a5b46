namespace PoolGen.Dashboard;

/// <summary>What the workers of a pool did in the last minute.</summary>
/// <param name="Pool">The pool's name.</param>
/// <param name="From">When it begins.</param>
/// <param name="Seconds">How long it is.</param>
/// <param name="Workers">Those that did anything, by their numbers.</param>
internal sealed record TimelineView(string Pool, DateTimeOffset From, double Seconds, IReadOnlyList<TimelineRow> Workers)
{
    internal static TimelineView Of(string pool, IReadOnlyList<TimelineEvent> events, DateTimeOffset from, TimeSpan length, bool hidesMessages) => new(
        pool,
        from,
        length.TotalSeconds,
        [.. events.GroupBy(static one => one.WorkerId).OrderBy(static worker => worker.Key).Select(worker => TimelineRow.Of(worker.Key, worker, from, length, hidesMessages))]);
}
