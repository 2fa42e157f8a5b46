using System.Collections.Concurrent;
using PoolGen.Serialization;

namespace PoolGen.Sharing;

/// <summary>All shared memory that this process has: its own, by key, and what it was sent by others.</summary>
internal static class SharedMemories
{
    private static readonly Lock Gate = new();
    private static readonly List<IHearsOfDisposals> Workers = [];
    private static ForeignTable[] _tables = [];

    [ThreadStatic] private static SharedMemory? _last;

    /// <summary>How many pieces of other processes' memory are mapped here.</summary>
    internal static int ImportedCount
    {
        get
        {
            if (_tables.Length == 0) return 0;
            lock (Gate) return Maps.Imported.Count;
        }
    }

    /// <summary>Whether an owner has disposed something since <see cref="ReleaseDisposed"/>.</summary>
    internal static bool HasNews
    {
        get
        {
            foreach (ForeignTable table in Volatile.Read(ref _tables))
            {
                if (table.HasNews) return true;
            }

            return false;
        }
    }

    /// <summary>False where there is memory of this key already.</summary>
    internal static bool TryKnow(SharedMemory memory) => Maps.Owned.TryAdd(memory.Key, new WeakReference<SharedMemory>(memory));

    internal static void Forget(SharedMemory memory)
    {
        Maps.Owned.TryRemove(memory.Key, out _);
        Maps.Kept.TryRemove(memory.Key, out _);
    }

    /// <summary>It is going to be sent: items that carry it need it, whatever becomes of its handles.</summary>
    internal static void Keep(SharedMemory memory)
    {
        if (memory.IsKept) return;
        memory.IsKept = true;
        Maps.Kept.TryAdd(memory.Key, memory);
    }

    /// <summary>It came with a result, which is being read: it goes with its handle from now on.</summary>
    internal static void Claim(SharedMemory memory)
    {
        memory.IsUnclaimed = false;
        memory.IsKept = false;
        Maps.Kept.TryRemove(memory.Key, out _);
    }

    /// <summary>Finds what a payload refers to, or maps it.</summary>
    /// <exception cref="PlainFailure">It is gone.</exception>
    /// <exception cref="PayloadException">There is no such memory.</exception>
    internal static SharedMemory Find(in MemoryReference reference, bool writable)
    {
        SharedMemory memory = FindAny(in reference, writable);
        memory.EnsureMapped(writable);
        return memory.Reference.ByteLength >= reference.ByteLength ? memory : throw SharedDataFailure.BeyondEnd();
    }

    private static SharedMemory FindAny(in MemoryReference reference, bool writable)
    {
        if (Maps.Owned.TryGetValue(reference.Key, out WeakReference<SharedMemory>? known) && known.TryGetTarget(out SharedMemory? own)) return own;
        if (reference.ProcessId == Environment.ProcessId) throw SharedDataFailure.Disposed();
        if (_last is { } last && last.Reference == reference && !last.IsGone) return last;
        lock (Gate)
        {
            if (!Maps.Imported.TryGetValue((reference.ProcessId, reference.Key), out SharedMemory? memory) || memory.Reference != reference)
            {
                ForeignTable table = TableOf(reference.ProcessId, reference.Table);
                if (!table.Has(reference.Slot, reference.Key)) throw SharedDataFailure.Disposed();
                memory = SharedMemory.Import(in reference, table, writable);
                Maps.Imported[(reference.ProcessId, reference.Key)] = memory;
            }

            if (memory.IsGone) throw memory.NotToBeHad();
            return _last = memory;
        }
    }

    /// <summary>Lets go of what its owners have disposed and no item uses.</summary>
    internal static void ReleaseDisposed()
    {
        List<(int, long)> gone = [];
        lock (Gate)
        {
            foreach (ForeignTable table in _tables) table.Look();
            foreach (((int, long) key, SharedMemory memory) in Maps.Imported)
            {
                if (memory.TryRelease()) gone.Add(key);
            }

            foreach ((int, long) key in gone) Maps.Imported.Remove(key);
        }

        _last = null;
        if (gone.Count > 0) TellWorkers();
    }

    /// <summary>A process has ended: what it owned is lost.</summary>
    internal static void OwnerEnded(int processId)
    {
        if (_tables.Length == 0) return;
        lock (Gate)
        {
            foreach (ForeignTable table in _tables)
            {
                if (table.ProcessId == processId) table.IsLost = true;
            }

            _tables = [.. _tables.Where(table => !table.IsLost)];
        }

        ReleaseDisposed();
    }

    /// <summary>From now on, this worker hears when memory was disposed that it may have mapped.</summary>
    internal static void Watch(IHearsOfDisposals worker)
    {
        lock (Workers) Workers.Add(worker);
    }

    internal static void Unwatch(IHearsOfDisposals worker)
    {
        lock (Workers) Workers.Remove(worker);
    }

    internal static void TellWorkers()
    {
        Interlocked.MemoryBarrier();
        lock (Workers)
        {
            foreach (IHearsOfDisposals worker in Workers) worker.MemoryDisposed();
        }
    }

    private static ForeignTable TableOf(int processId, int descriptor)
    {
        foreach (ForeignTable known in _tables)
        {
            if (known.ProcessId == processId) return known;
        }

        var table = ForeignTable.Open(processId, descriptor);
        _tables = [.. _tables, table];
        return table;
    }

    // Apart: who shares nothing asks this class whether there is news, and is not to pay for what these need to be made.
    private static class Maps
    {
        // A handle that nobody has any more is no reason to keep memory, unless it was sent.
        internal static readonly ConcurrentDictionary<long, WeakReference<SharedMemory>> Owned = new();
        internal static readonly ConcurrentDictionary<long, SharedMemory> Kept = new();
        internal static readonly Dictionary<(int ProcessId, long Key), SharedMemory> Imported = [];
    }
}
