using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Nullable values of structs that hold references: an object with one member.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NullableCodec<T, TCodec> : ICodec<T?>
    where T : struct
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, T? value)
    {
        if (value is not { } present)
        {
            writer.WriteNullObject();
            return;
        }

        writer.BeginObject(1);
        TCodec.Write(ref writer, present);
        writer.EndObject();
    }

    /// <inheritdoc/>
    public static T? Read(ref PayloadReader reader)
    {
        if (!reader.BeginObject(1)) return null;
        T value = TCodec.Read(ref reader);
        reader.EndObject();
        return value;
    }
}
