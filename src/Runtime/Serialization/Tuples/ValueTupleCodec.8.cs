using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Tuples: their items, or their raw memory where they hold no references.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleCodec<T1, TCodec1, T2, TCodec2, T3, TCodec3, T4, TCodec4, T5, TCodec5, T6, TCodec6, T7, TCodec7, TRest, TRestCodec> : ICodec<ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest>>
    where TCodec1 : ICodec<T1>
    where TCodec2 : ICodec<T2>
    where TCodec3 : ICodec<T3>
    where TCodec4 : ICodec<T4>
    where TCodec5 : ICodec<T5>
    where TCodec6 : ICodec<T6>
    where TCodec7 : ICodec<T7>
    where TRestCodec : ICodec<TRest>
    where TRest : struct
{
    /// <inheritdoc/>
    public static int FixedSize => Block.Size<ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest>>();

    /// <inheritdoc/>
    public static int MinimumSize => Math.Max(FixedSize, TCodec1.MinimumSize + TCodec2.MinimumSize + TCodec3.MinimumSize + TCodec4.MinimumSize + TCodec5.MinimumSize + TCodec6.MinimumSize + TCodec7.MinimumSize + TRestCodec.MinimumSize);

    /// <inheritdoc/>
    public static bool IsValid(in ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> value) =>
        TCodec1.IsValid(in value.Item1) && TCodec2.IsValid(in value.Item2) && TCodec3.IsValid(in value.Item3) && TCodec4.IsValid(in value.Item4) && TCodec5.IsValid(in value.Item5) && TCodec6.IsValid(in value.Item6) && TCodec7.IsValid(in value.Item7) && TRestCodec.IsValid(in value.Rest);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> value)
    {
        if (FixedSize > 0)
        {
            writer.WriteRaw(in value);
            return;
        }

        TCodec1.Write(ref writer, value.Item1);
        TCodec2.Write(ref writer, value.Item2);
        TCodec3.Write(ref writer, value.Item3);
        TCodec4.Write(ref writer, value.Item4);
        TCodec5.Write(ref writer, value.Item5);
        TCodec6.Write(ref writer, value.Item6);
        TCodec7.Write(ref writer, value.Item7);
        TRestCodec.Write(ref writer, value.Rest);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> Read(ref PayloadReader reader) => FixedSize > 0
        ? Block.Read<ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest>, ValueTupleCodec<T1, TCodec1, T2, TCodec2, T3, TCodec3, T4, TCodec4, T5, TCodec5, T6, TCodec6, T7, TCodec7, TRest, TRestCodec>>(ref reader)
        : new(TCodec1.Read(ref reader), TCodec2.Read(ref reader), TCodec3.Read(ref reader), TCodec4.Read(ref reader), TCodec5.Read(ref reader), TCodec6.Read(ref reader), TCodec7.Read(ref reader), TRestCodec.Read(ref reader));
}
