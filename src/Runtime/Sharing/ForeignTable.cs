using PoolGen.Serialization;

namespace PoolGen.Sharing;

/// <summary>Another process's <see cref="OwnedTable"/>, as this one sees it.</summary>
internal sealed unsafe class ForeignTable
{
    private readonly long* _words;
    private long _seen;
    private volatile bool _lost;

    private ForeignTable(int processId, long* words)
    {
        ProcessId = processId;
        _words = words;
        _seen = Volatile.Read(ref words[0]);
    }

    /// <summary>The owner.</summary>
    internal int ProcessId { get; }

    /// <summary>Whether the owner is known to have ended.</summary>
    internal bool IsLost
    {
        get => _lost;
        set => _lost = value;
    }

    /// <summary>Whether anything has gone since <see cref="Look"/>.</summary>
    internal bool HasNews => Volatile.Read(ref _words[0]) != _seen;

    /// <summary>Maps another process's table.</summary>
    /// <exception cref="PlainFailure">That process has ended, or is none that shares anything.</exception>
    internal static ForeignTable Open(int processId, int descriptor)
    {
        using MemoryFile? file = MemoryFile.Open(processId, descriptor, OwnedTable.TableKey, writable: false);
        if (file is null || file.Length != OwnedTable.ByteLength) throw SharedDataFailure.NotThere(processId);
        return new ForeignTable(processId, (long*)file.Map(OwnedTable.ByteLength, writable: false).Address);
    }

    /// <summary>Whether the owner still has the memory.</summary>
    internal bool Has(int slot, long key) => (uint)slot < OwnedTable.Words && slot > 0 && Volatile.Read(ref _words[slot]) == key;

    /// <summary>From here on only what goes later is news.</summary>
    internal void Look() => _seen = Volatile.Read(ref _words[0]);
}
