using System.Diagnostics;

namespace PoolGen.Telemetry;

/// <summary>The times of one task's items, of which a sample is known.</summary>
/// <remarks>Not safe for several threads.</remarks>
internal sealed class TaskTimes
{
    private const int MostLongest = 5;

    private readonly DurationSketch _sketch = new();

    // The longest first. An array: a list of these would be compiled anew in each process.
    private readonly ItemRun[] _longest = new ItemRun[MostLongest];
    private int _kept;

    internal void Add(in ItemRun run)
    {
        _sketch.Add(run.Duration / (double)Stopwatch.Frequency);
        AddLongest(in run);
    }

    internal void Add(TaskTimes other)
    {
        _sketch.Add(other._sketch);
        foreach (ref readonly ItemRun run in other._longest.AsSpan(0, other._kept)) AddLongest(in run);
    }

    /// <summary>What is told of the task.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="count">How many of its items have ended.</param>
    /// <param name="utcNow">The time of day.</param>
    /// <param name="now">The same moment, by the <see cref="Stopwatch"/>.</param>
    internal TaskStatistics Describe(string name, long count, DateTimeOffset utcNow, long now) => new()
    {
        Name = name,
        Count = count,
        Mean = Time(_sketch.Mean),
        P50 = Time(_sketch.Quantile(0.5)),
        P90 = Time(_sketch.Quantile(0.9)),
        P99 = Time(_sketch.Quantile(0.99)),
        Longest = _kept > 0 ? Time(_longest[0].Duration) : default,
        LongestItems = [.. _longest.Take(_kept).Select(run => new LongItem
        {
            Index = run.Index,
            WorkerId = run.WorkerId,
            Duration = Time(run.Duration),
            StartedAt = utcNow - Stopwatch.GetElapsedTime(run.StartedAt, now),
        })],
    };

    // What is shorter than a time can say took its smallest one, and not none at all.
    private static TimeSpan Time(double seconds) => seconds == 0 ? default : new TimeSpan(Math.Max(1, (long)Math.Round(seconds * TimeSpan.TicksPerSecond)));

    private static TimeSpan Time(long ticks) => Time(ticks / (double)Stopwatch.Frequency);

    private void AddLongest(in ItemRun run)
    {
        if (_kept == MostLongest && _longest[^1].Duration >= run.Duration) return;
        if (_kept < MostLongest) _kept++;
        int at = _kept - 1;
        for (; at > 0 && _longest[at - 1].Duration < run.Duration; at--) _longest[at] = _longest[at - 1];
        _longest[at] = run;
    }
}
