#nullable disable annotations // serves Tuple<T1> and Tuple<T1>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Tuples of the class kind: objects with 4 members.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleCodec<T1, TCodec1, T2, TCodec2, T3, TCodec3, T4, TCodec4> : ICodec<Tuple<T1, T2, T3, T4>>
    where TCodec1 : ICodec<T1>
    where TCodec2 : ICodec<T2>
    where TCodec3 : ICodec<T3>
    where TCodec4 : ICodec<T4>
{
    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, Tuple<T1, T2, T3, T4> value)
    {
        if (value is null)
        {
            writer.WriteNullObject();
            return;
        }

        writer.BeginObject(4);
        TCodec1.Write(ref writer, value.Item1);
        TCodec2.Write(ref writer, value.Item2);
        TCodec3.Write(ref writer, value.Item3);
        TCodec4.Write(ref writer, value.Item4);
        writer.EndObject();
    }

    /// <inheritdoc/>
    public static Tuple<T1, T2, T3, T4> Read(ref PayloadReader reader)
    {
        if (!reader.BeginObject(4)) return null;
        Tuple<T1, T2, T3, T4> value = new(TCodec1.Read(ref reader), TCodec2.Read(ref reader), TCodec3.Read(ref reader), TCodec4.Read(ref reader));
        reader.EndObject();
        return value;
    }
}
