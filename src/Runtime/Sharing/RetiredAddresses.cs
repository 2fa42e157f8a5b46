using PoolGen.Interop;

namespace PoolGen.Sharing;

/// <summary>Addresses that were shared memory once. They stay out of use, and the oldest are given back only when there are very many: no program has that much address space for ever.</summary>
internal static class RetiredAddresses
{
    // A hundredth of what a process can address, and far more memory than a machine has.
    private const long Most = 1L << 40;

    private static readonly Lock Gate = new();
    private static readonly Queue<(nint Address, long Length)> Oldest = new();
    private static long _bytes;

    internal static void Add(nint address, long length)
    {
        // Small ones are too many to remember, and too small to matter.
        if (length < 1 << 20) return;
        lock (Gate)
        {
            Oldest.Enqueue((address, length));
            _bytes += length;
            while (_bytes > Most)
            {
                (nint first, long bytes) = Oldest.Dequeue();
                _ = LibC.Unmap(first, (nuint)bytes);
                _bytes -= bytes;
            }
        }
    }
}
