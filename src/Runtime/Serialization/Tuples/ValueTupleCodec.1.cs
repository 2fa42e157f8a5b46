using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Tuples: their items, or their raw memory where they hold no references.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleCodec<T1, TCodec1> : ICodec<ValueTuple<T1>>
    where TCodec1 : ICodec<T1>
{
    /// <inheritdoc/>
    public static int FixedSize => Block.Size<ValueTuple<T1>>();

    /// <inheritdoc/>
    public static int MinimumSize => Math.Max(FixedSize, TCodec1.MinimumSize);

    /// <inheritdoc/>
    public static bool IsValid(in ValueTuple<T1> value) =>
        TCodec1.IsValid(in value.Item1);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ValueTuple<T1> value)
    {
        if (FixedSize > 0)
        {
            writer.WriteRaw(in value);
            return;
        }

        TCodec1.Write(ref writer, value.Item1);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1> Read(ref PayloadReader reader) => FixedSize > 0
        ? Block.Read<ValueTuple<T1>, ValueTupleCodec<T1, TCodec1>>(ref reader)
        : new(TCodec1.Read(ref reader));
}
