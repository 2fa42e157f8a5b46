using System.Diagnostics;
using PoolGen.CompilerServices;

namespace PoolGen.Telemetry;

/// <summary>What a pool keeps of the executions that its workers measured: a few kilobytes for each task, however many items run.</summary>
/// <remarks>Safe for any thread. At most about a thousand executions a second come from each worker.</remarks>
internal sealed class RunTimes
{
    private readonly Lock _gate = new();
    private readonly List<TaskTimes?> _tasks = [];

    internal void Add(in ItemRun run)
    {
        lock (_gate)
        {
            while (_tasks.Count <= run.Task) _tasks.Add(null);
            (_tasks[run.Task] ??= new TaskTimes()).Add(in run);
        }
    }

    /// <summary>Tells of each task by its name.</summary>
    /// <param name="counts">How many items of each task have ended, and how.</param>
    /// <param name="utcNow">The time of day.</param>
    internal List<TaskStatistics> Describe(CountSnapshot counts, DateTimeOffset utcNow)
    {
        long now = Stopwatch.GetTimestamp();
        PoolTask[] tasks = counts.Tasks;
        var told = new List<TaskStatistics>();
        foreach (IGrouping<string, int> group in Enumerable.Range(0, tasks.Length).GroupBy(number => tasks[number].Name, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            var all = new TaskTimes();
            lock (_gate)
            {
                foreach (int number in group)
                {
                    if (number < _tasks.Count && _tasks[number] is { } times) all.Add(times);
                }
            }

            told.Add(all.Describe(group.Key, utcNow, now) with
            {
                Count = group.Sum(counts.Ended),
                Failed = Sum(ItemOutcome.Error),
                TimedOut = Sum(ItemOutcome.TimedOut),
                Lost = Sum(ItemOutcome.Lost),
            });

            long Sum(ItemOutcome outcome) => group.Sum(number => counts.Counts[number][(int)outcome]);
        }

        return told;
    }
}
