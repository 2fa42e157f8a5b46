using System.Buffers;
using System.Runtime.InteropServices;
using PoolGen.CompilerServices;
using PoolGen.Serialization;

namespace PoolGen.Submissions;

/// <summary>Encodes items as they travel in chunks: back to back where they have one size, else each with its length in front.</summary>
internal sealed class ItemEncoder<TArguments, TResult>(PoolTask<TArguments, TResult> task)
{
    private readonly PayloadBuffer _scratch = new();
    private long _limit = Array.MaxLength;

    /// <summary>The largest item, in bytes.</summary>
    internal long Limit
    {
        set => _limit = _scratch.Limit = value;
    }

    /// <summary>Hears of large arrays; null where nobody wants to know.</summary>
    internal RepeatedArrays? Repeated
    {
        get;
        set => field = _scratch.Repeated = value;
    }

    /// <summary>Encodes one item alone, to be read from <see cref="Encoded"/>, or returns why it cannot be.</summary>
    internal Exception? TryEncode(TArguments item)
    {
        _scratch.Clear();
        try
        {
            var writer = new PayloadWriter(_scratch);
            task.WriteArguments(ref writer, item);
            writer.Complete();
            return null;
        }
        catch (Exception e)
        {
            return PayloadFailure.OfArguments(e, task.Name);
        }
    }

    /// <summary>What <see cref="TryEncode"/> has written.</summary>
    internal ReadOnlySpan<byte> Encoded => _scratch.WrittenSpan;

    /// <summary>What <see cref="TryEncode"/> has written, for good.</summary>
    internal PayloadBuffer DetachEncoded()
    {
        var encoded = new PayloadBuffer();
        _scratch.MoveTo(encoded);
        return encoded;
    }

    /// <summary>Adds one item to a chunk, or returns why it cannot be encoded; the chunk then stays as it was.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="item">The item.</param>
    /// <param name="withLength">Whether its length stands in front.</param>
    internal Exception? TryAppend(PayloadBuffer chunk, TArguments item, bool withLength)
    {
        int start = chunk.WrittenCount;
        long before = chunk.Length + (withLength ? sizeof(int) : 0);
        chunk.Limit = Math.Min(before + _limit, Array.MaxLength);
        chunk.Repeated = Repeated;
        try
        {
            var writer = new PayloadWriter(chunk);
            int header = withLength ? writer.ReserveCount() : 0;
            task.WriteArguments(ref writer, item);
            writer.Complete();
            if (withLength) writer.PatchCount(header, (int)(chunk.Length - before));
            return null;
        }
        catch (Exception e)
        {
            chunk.Truncate(start);
            return PayloadFailure.OfArguments(e, task.Name);
        }
        finally
        {
            chunk.Repeated = null;
        }
    }

    /// <summary>Puts the length in front of the one item that a chunk has from a place on: it is not going to be alone.</summary>
    internal static void InsertLength(PayloadBuffer chunk, int start)
    {
        int length = chunk.WrittenCount - start;
        chunk.Insert(start, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in length)));
    }
}
