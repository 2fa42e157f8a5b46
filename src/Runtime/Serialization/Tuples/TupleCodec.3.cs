#nullable disable annotations // serves Tuple<T1> and Tuple<T1>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Tuples of the class kind: objects with 3 members.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleCodec<T1, TCodec1, T2, TCodec2, T3, TCodec3> : ICodec<Tuple<T1, T2, T3>>
    where TCodec1 : ICodec<T1>
    where TCodec2 : ICodec<T2>
    where TCodec3 : ICodec<T3>
{
    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, Tuple<T1, T2, T3> value)
    {
        if (value is null)
        {
            writer.WriteNullObject();
            return;
        }

        writer.BeginObject(3);
        TCodec1.Write(ref writer, value.Item1);
        TCodec2.Write(ref writer, value.Item2);
        TCodec3.Write(ref writer, value.Item3);
        writer.EndObject();
    }

    /// <inheritdoc/>
    public static Tuple<T1, T2, T3> Read(ref PayloadReader reader)
    {
        if (!reader.BeginObject(3)) return null;
        Tuple<T1, T2, T3> value = new(TCodec1.Read(ref reader), TCodec2.Read(ref reader), TCodec3.Read(ref reader));
        reader.EndObject();
        return value;
    }
}
