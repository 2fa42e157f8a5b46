#nullable disable annotations // serves Tuple<T1> and Tuple<T1>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Tuples of the class kind: objects with 7 members.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleCodec<T1, TCodec1, T2, TCodec2, T3, TCodec3, T4, TCodec4, T5, TCodec5, T6, TCodec6, T7, TCodec7> : ICodec<Tuple<T1, T2, T3, T4, T5, T6, T7>>
    where TCodec1 : ICodec<T1>
    where TCodec2 : ICodec<T2>
    where TCodec3 : ICodec<T3>
    where TCodec4 : ICodec<T4>
    where TCodec5 : ICodec<T5>
    where TCodec6 : ICodec<T6>
    where TCodec7 : ICodec<T7>
{
    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, Tuple<T1, T2, T3, T4, T5, T6, T7> value)
    {
        if (value is null)
        {
            writer.WriteNullObject();
            return;
        }

        writer.BeginObject(7);
        TCodec1.Write(ref writer, value.Item1);
        TCodec2.Write(ref writer, value.Item2);
        TCodec3.Write(ref writer, value.Item3);
        TCodec4.Write(ref writer, value.Item4);
        TCodec5.Write(ref writer, value.Item5);
        TCodec6.Write(ref writer, value.Item6);
        TCodec7.Write(ref writer, value.Item7);
        writer.EndObject();
    }

    /// <inheritdoc/>
    public static Tuple<T1, T2, T3, T4, T5, T6, T7> Read(ref PayloadReader reader)
    {
        if (!reader.BeginObject(7)) return null;
        Tuple<T1, T2, T3, T4, T5, T6, T7> value = new(TCodec1.Read(ref reader), TCodec2.Read(ref reader), TCodec3.Read(ref reader), TCodec4.Read(ref reader), TCodec5.Read(ref reader), TCodec6.Read(ref reader), TCodec7.Read(ref reader));
        reader.EndObject();
        return value;
    }
}
