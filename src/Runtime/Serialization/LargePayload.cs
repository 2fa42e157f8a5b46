using System.Runtime.InteropServices;

namespace PoolGen.Serialization;

/// <summary>A payload in the parts that it consists of: written bytes, and blocks that were lent in between.</summary>
/// <param name="written">The written bytes.</param>
/// <param name="lent">The blocks, in order.</param>
internal sealed class LargePayload(ReadOnlyMemory<byte> written, LentBlock[] lent)
{
    private const int WasSent = 1;
    private const int WasReleased = 2;

    private BufferedBytes? _holder;
    private int _sentAndReleased;

    /// <summary>A payload without a byte.</summary>
    internal static LargePayload Empty { get; } = new(default, []);

    /// <summary>Who counts its bytes until it is sent.</summary>
    internal BufferedBytes? Holder
    {
        set => _holder = value;
    }

    /// <summary>How many bytes it holds itself; what was lent belongs to somebody else.</summary>
    internal long OwnBytes => written.Length;

    /// <summary>All of it has gone to a worker.</summary>
    internal void Sent() => GiveBackAfter(WasSent);

    /// <summary>Nobody needs it any more. Its memory serves the next one as soon as it has been sent, too: until then somebody may be sending it.</summary>
    /// <remarks>The scheduler and a worker's reader may say so in the same moment, and before <see cref="Sent"/>: a worker may have started before its sender comes to say that it has sent.</remarks>
    internal void Release() => GiveBackAfter(WasReleased);

    // Once: by whoever is second.
    private void GiveBackAfter(int what)
    {
        int before = Interlocked.Or(ref _sentAndReleased, what);
        if (before != (WasSent | WasReleased) - what) return;
        if (lent.Length == 0 && MemoryMarshal.TryGetArray(written, out ArraySegment<byte> own)) LargeArrays.Return(own.Array!);
    }

    internal BufferedBytes? DetachHolder() => Interlocked.Exchange(ref _holder, null);

    /// <summary>When its call was accepted, by the <see cref="System.Diagnostics.Stopwatch"/>; 0 while nobody wants to know.</summary>
    internal long AcceptedAt { get; set; }

    /// <summary>How many receivers have died before they had it.</summary>
    internal int Deaths { get; set; }

    /// <summary>The blocks that were lent, in order.</summary>
    internal LentBlock[] Lent => lent;

    internal long Length
    {
        get
        {
            long length = written.Length;
            foreach (LentBlock block in lent) length += block.Bytes.Length;
            return length;
        }
    }

    /// <summary>All bytes in one piece: its own, if it is in one piece.</summary>
    internal ReadOnlyMemory<byte> Join()
    {
        if (lent.Length == 0) return written;
        var joined = GC.AllocateUninitializedArray<byte>(checked((int)Length));
        Span<byte> rest = joined;
        for (int part = 0; part < PartCount; part++)
        {
            ReadOnlySpan<byte> bytes = Part(part);
            bytes.CopyTo(rest);
            rest = rest[bytes.Length..];
        }

        return joined;
    }

    /// <summary>How many parts there are; some may be empty.</summary>
    internal int PartCount => (2 * lent.Length) + 1;

    /// <summary>Written bytes and lent blocks in turn, written ones first and last.</summary>
    internal ReadOnlySpan<byte> Part(int index)
    {
        int block = index / 2;
        if (index % 2 == 1) return lent[block].Bytes;
        int start = block == 0 ? 0 : lent[block - 1].Position;
        int end = block == lent.Length ? written.Length : lent[block].Position;
        return written.Span[start..end];
    }
}
