using PoolGen.Interop;

namespace PoolGen.Sharing;

/// <summary>What this process owns of shared memory, for other processes to see: each key in a slot while the memory is there, and how many have gone.</summary>
/// <remarks>Others map it without write access. All members are safe for any thread.</remarks>
internal sealed unsafe class OwnedTable
{
    /// <summary>How many 64-bit words there are: a counter, then the slots.</summary>
    internal const int Words = 128 * 1024;

    internal const int ByteLength = Words * sizeof(long);

    /// <summary>The table's own key: a word that no memory has.</summary>
    internal const long TableKey = 0;

    private static OwnedTable? _instance;
    private static readonly Lock Gate = new();

    private readonly MemoryFile _file;
    private readonly long* _words;
    private readonly Stack<int> _free = new();
    private int _next = 1;

    private OwnedTable()
    {
        _file = MemoryFile.Create(TableKey, ByteLength);
        _words = (long*)_file.Map(ByteLength, writable: true).Address;
    }

    /// <summary>What others reach it by.</summary>
    internal int Descriptor => _file.Descriptor;

    /// <exception cref="IOException">The system has no descriptor left for it.</exception>
    internal static OwnedTable Get()
    {
        lock (Gate) return _instance ??= new OwnedTable();
    }

    /// <summary>Finds a slot for a key.</summary>
    /// <exception cref="IOException">There are too many.</exception>
    internal int Add(long key)
    {
        lock (Gate)
        {
            if (!_free.TryPop(out int slot))
            {
                if (_next == Words) throw new IOException($"This process has {Words - 1:N0} shared arrays and values already: dispose some.");
                slot = _next++;
            }

            Volatile.Write(ref _words[slot], key);
            return slot;
        }
    }

    /// <summary>The memory is gone: who looks from now on sees it.</summary>
    internal void Remove(int slot)
    {
        lock (Gate)
        {
            Volatile.Write(ref _words[slot], 0);
            _free.Push(slot);
            Interlocked.Increment(ref _words[0]);
        }
    }
}
