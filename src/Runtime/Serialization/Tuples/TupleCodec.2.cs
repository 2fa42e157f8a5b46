#nullable disable annotations // serves Tuple<T1> and Tuple<T1>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Tuples of the class kind: objects with 2 members.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleCodec<T1, TCodec1, T2, TCodec2> : ICodec<Tuple<T1, T2>>
    where TCodec1 : ICodec<T1>
    where TCodec2 : ICodec<T2>
{
    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, Tuple<T1, T2> value)
    {
        if (value is null)
        {
            writer.WriteNullObject();
            return;
        }

        writer.BeginObject(2);
        TCodec1.Write(ref writer, value.Item1);
        TCodec2.Write(ref writer, value.Item2);
        writer.EndObject();
    }

    /// <inheritdoc/>
    public static Tuple<T1, T2> Read(ref PayloadReader reader)
    {
        if (!reader.BeginObject(2)) return null;
        Tuple<T1, T2> value = new(TCodec1.Read(ref reader), TCodec2.Read(ref reader));
        reader.EndObject();
        return value;
    }
}
