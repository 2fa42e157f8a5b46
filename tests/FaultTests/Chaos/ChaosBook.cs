using System.Collections.Concurrent;

namespace PoolGen.FaultTests.Chaos;

/// <summary>All items of a round, and what was found wrong.</summary>
internal sealed class ChaosBook
{
    private readonly ConcurrentQueue<ChaosItem> _items = new();
    private readonly ConcurrentQueue<string> _wrong = new();
    private int _next;

    internal IReadOnlyCollection<ChaosItem> Items => _items;

    internal IReadOnlyCollection<string> AllWrong => _wrong;

    /// <summary>Items without an end.</summary>
    internal int Lost { get; set; }

    /// <summary>Items that ran, or ended, more often than they may.</summary>
    internal int Doubled { get; set; }

    /// <summary>Numbers for some items, of which the first is returned.</summary>
    internal int Next(int count = 1) => Interlocked.Add(ref _next, count) - count;

    internal void Add(ChaosItem item) => _items.Enqueue(item);

    internal void Wrong(string what) => _wrong.Enqueue(what);
}
