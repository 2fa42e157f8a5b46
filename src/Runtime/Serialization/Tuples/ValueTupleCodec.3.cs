using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Tuples: their items, or their raw memory where they hold no references.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleCodec<T1, TCodec1, T2, TCodec2, T3, TCodec3> : ICodec<ValueTuple<T1, T2, T3>>
    where TCodec1 : ICodec<T1>
    where TCodec2 : ICodec<T2>
    where TCodec3 : ICodec<T3>
{
    /// <inheritdoc/>
    public static int FixedSize => Block.Size<ValueTuple<T1, T2, T3>>();

    /// <inheritdoc/>
    public static int MinimumSize => Math.Max(FixedSize, TCodec1.MinimumSize + TCodec2.MinimumSize + TCodec3.MinimumSize);

    /// <inheritdoc/>
    public static bool IsValid(in ValueTuple<T1, T2, T3> value) =>
        TCodec1.IsValid(in value.Item1) && TCodec2.IsValid(in value.Item2) && TCodec3.IsValid(in value.Item3);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ValueTuple<T1, T2, T3> value)
    {
        if (FixedSize > 0)
        {
            writer.WriteRaw(in value);
            return;
        }

        TCodec1.Write(ref writer, value.Item1);
        TCodec2.Write(ref writer, value.Item2);
        TCodec3.Write(ref writer, value.Item3);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1, T2, T3> Read(ref PayloadReader reader) => FixedSize > 0
        ? Block.Read<ValueTuple<T1, T2, T3>, ValueTupleCodec<T1, TCodec1, T2, TCodec2, T3, TCodec3>>(ref reader)
        : new(TCodec1.Read(ref reader), TCodec2.Read(ref reader), TCodec3.Read(ref reader));
}
