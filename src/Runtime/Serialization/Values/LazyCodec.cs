#nullable disable annotations // serves Lazy<T> and Lazy<T>? alike
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace PoolGen.Serialization;

/// <summary>Lazy values: objects with one member. They are made while they are written, and arrive made.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LazyCodec<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T, TCodec> : ICodec<Lazy<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, Lazy<T> value)
    {
        if (value is null)
        {
            writer.WriteNullObject();
            return;
        }

        writer.BeginObject(1);
        TCodec.Write(ref writer, value.Value);
        writer.EndObject();
    }

    /// <inheritdoc/>
    public static Lazy<T> Read(ref PayloadReader reader)
    {
        if (!reader.BeginObject(1)) return null;
        T value = TCodec.Read(ref reader);
        reader.EndObject();
        return new(value);
    }
}
