using System.Collections.Concurrent;
using PoolGen.CompilerServices;

namespace PoolGen.Orleans.Hosts;

/// <summary>
/// Keeps items from waiting inside a worker behind a long one. A pool hands its workers work ahead, which is right for short items. A long one would be held
/// there, and could not be given back for another host. So of tasks that are long, or not yet measured, only as many items start as there are workers.
/// </summary>
/// <remarks>Safe for any thread.</remarks>
/// <param name="slots">How many workers the pool has.</param>
internal sealed class LongItems(int slots)
{
    private const double LongSeconds = 0.010;

    private readonly ConcurrentDictionary<PoolTask, double> _seconds = new(ReferenceEqualityComparer.Instance);
    private int _running;

    /// <summary>Whether a task's items are long, or may be.</summary>
    internal bool AreLong(PoolTask task) => !_seconds.TryGetValue(task, out double seconds) || seconds > LongSeconds;

    /// <summary>How many long items may start now.</summary>
    internal int Free => Math.Max(0, slots - Volatile.Read(ref _running));

    internal void Started(int items) => Interlocked.Add(ref _running, items);

    internal void Ended(int items) => Interlocked.Add(ref _running, -items);

    /// <summary>So many items of a task took so long together.</summary>
    internal void Measured(PoolTask task, int items, double seconds)
    {
        double each = seconds / items;
        _seconds.AddOrUpdate(task, static (_, each) => each, static (_, known, each) => (known * 0.7) + (each * 0.3), each);
    }
}
