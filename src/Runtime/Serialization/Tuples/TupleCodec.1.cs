#nullable disable annotations // serves Tuple<T1> and Tuple<T1>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Tuples of the class kind: objects with 1 member.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleCodec<T1, TCodec1> : ICodec<Tuple<T1>>
    where TCodec1 : ICodec<T1>
{
    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, Tuple<T1> value)
    {
        if (value is null)
        {
            writer.WriteNullObject();
            return;
        }

        writer.BeginObject(1);
        TCodec1.Write(ref writer, value.Item1);
        writer.EndObject();
    }

    /// <inheritdoc/>
    public static Tuple<T1> Read(ref PayloadReader reader)
    {
        if (!reader.BeginObject(1)) return null;
        Tuple<T1> value = new(TCodec1.Read(ref reader));
        reader.EndObject();
        return value;
    }
}
