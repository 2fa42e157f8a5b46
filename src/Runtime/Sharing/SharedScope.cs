using PoolGen.Serialization;

namespace PoolGen.Sharing;

/// <summary>What the item that a worker runs has of shared memory: what it was given stays until it ends, what it made goes with it.</summary>
/// <remarks>Given by the task's own thread; made by any.</remarks>
internal abstract class SharedScope
{
    [ThreadStatic] private static SharedScope? _ofThread;

    private readonly List<SharedMemory> _used = [];
    private readonly Lock _gate = new();
    private List<SharedMemory>? _made;
    private long _item;
    private bool _hasAny;

    /// <summary>The scope of the worker whose task thread this is.</summary>
    internal static SharedScope? OfThread => _ofThread;

    /// <summary>Which item it is: another one each time that something has been used or made.</summary>
    internal long Item => Volatile.Read(ref _item);

    /// <summary>Whether there is anything to do at the item's end.</summary>
    internal bool HasAny => Volatile.Read(ref _hasAny);

    /// <summary>Whether arguments are being read.</summary>
    internal abstract bool ReadsArguments { get; }

    /// <summary>Whether a result is being written.</summary>
    internal abstract bool WritesResult { get; }

    /// <summary>Whether what is made belongs to the item: not in an initializer, which makes it for all that follow.</summary>
    internal abstract bool OwnsWhatIsMade { get; }

    /// <summary>The task thread is this one.</summary>
    internal void BelongToThread() => _ofThread = this;

    /// <summary>The item was given this memory.</summary>
    /// <exception cref="PlainFailure">It is gone.</exception>
    internal MemoryUse Use(SharedMemory memory)
    {
        if (_used.Count == 0 || !ReferenceEquals(_used[^1], memory))
        {
            if (!memory.TryBeginUse()) throw memory.NotToBeHad();
            _used.Add(memory);
            _hasAny = true;
        }

        return new MemoryUse(this, _item);
    }

    /// <summary>The item has made this memory.</summary>
    internal void Made(SharedMemory memory)
    {
        if (!OwnsWhatIsMade) return;
        lock (_gate)
        {
            (_made ??= []).Add(memory);
            _hasAny = true;
        }
    }

    /// <summary>Whether the item has made this memory; it is its result's from now on.</summary>
    internal bool TryGiveUp(SharedMemory memory)
    {
        lock (_gate) return _made?.Remove(memory) == true;
    }

    /// <summary>The item has ended.</summary>
    internal void EndItem()
    {
        Volatile.Write(ref _hasAny, false);
        Volatile.Write(ref _item, _item + 1);
        foreach (SharedMemory memory in _used) memory.EndUse();
        _used.Clear();

        // What a thread that the task has left behind makes now goes with the next item.
        if (Volatile.Read(ref _made) is null) return;
        List<SharedMemory> made;
        lock (_gate)
        {
            made = _made!;
            _made = null;
        }

        foreach (SharedMemory memory in made) memory.Dispose();
    }
}
