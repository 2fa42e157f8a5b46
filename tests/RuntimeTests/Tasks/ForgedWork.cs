using PoolGen.Serialization;
using PoolGen.Sharing;

namespace PoolGen.RuntimeTests.Tasks;

public static partial class ForgedWork
{
    // Of the bytes of a handle: kind 1, key 8, length 8, process 4, table 4, slot 4, descriptor 4, offset 4, count 4.
    private static readonly Dictionary<string, (int At, int Length)> Fields = new()
    {
        ["kind"] = (0, 1), ["key"] = (1, 8), ["length"] = (9, 8), ["process"] = (17, 4), ["table"] = (21, 4), ["slot"] = (25, 4), ["descriptor"] = (29, 4), ["offset"] = (33, 4), ["count"] = (37, 4),
    };

    [PoolTask]
    public static int Use(Forged forged) => forged.Array!.Span.ToArray().Sum();

    [PoolTask]
    public static Forged Make(string field, long value, SharedArray<int> array) => new() { Bytes = Forge(field, value, array) };

    [PoolTask]
    public static Forged MakeOfOwn(string field, long value)
    {
        // Kept by this process: it is not the item's that made it.
        SharedArray<int> own = OwnArray.Value;
        return new Forged { Bytes = Forge(field, value, own) };
    }

    /// <summary>The handle's bytes, one field of which is another.</summary>
    public static byte[] Forge(string field, long value, SharedArray<int> array)
    {
        using var buffer = new PayloadBuffer();
        var writer = new PayloadWriter(buffer);
        SharedArrayCodec<int, UnmanagedCodec<int>>.Write(ref writer, array);
        writer.Complete();
        byte[] bytes = buffer.WrittenSpan.ToArray();
        (int at, int length) = Fields[field];
        BitConverter.GetBytes(value).AsSpan(0, length).CopyTo(bytes.AsSpan(at));
        return bytes;
    }

    private static class OwnArray
    {
        internal static SharedArray<int> Value { get; } = Outside();

        // Not in the flow of an item, which would own it.
        private static SharedArray<int> Outside()
        {
            SharedArray<int>? made = null;
            using (ExecutionContext.SuppressFlow())
            {
                var thread = new Thread(() => made = SharedArray.Create([1, 2, 3]));
                thread.Start();
                thread.Join();
            }

            return made!;
        }
    }
}
