using System.Buffers;
using System.Runtime.InteropServices;
using PoolGen.CompilerServices;
using PoolGen.Serialization;

namespace PoolGen.Tasks;

/// <summary>Encodes items as they travel in chunks: back to back where they have one size, else each with its length in front.</summary>
internal sealed class ItemEncoder<TArguments, TResult>(PoolTask<TArguments, TResult> task)
{
    private readonly PayloadBuffer _scratch = new();

    /// <summary>The largest item, in bytes.</summary>
    internal long Limit
    {
        set => _scratch.Limit = value;
    }

    /// <summary>Encodes one item alone, to be read from <see cref="Encoded"/>, or returns why it cannot be.</summary>
    internal PayloadException? TryEncode(TArguments item)
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
            return PayloadFailure.Of(e, $"The arguments of the task '{task.Name}' could not be sent");
        }
    }

    /// <summary>What <see cref="TryEncode"/> has written.</summary>
    internal ReadOnlySpan<byte> Encoded => _scratch.WrittenSpan;

    /// <summary>Adds an item of a chunk that has no fixed size.</summary>
    internal static void AppendWithLength(PayloadBuffer buffer, ReadOnlySpan<byte> item)
    {
        int length = item.Length;
        buffer.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in length)));
        buffer.Write(item);
    }
}
