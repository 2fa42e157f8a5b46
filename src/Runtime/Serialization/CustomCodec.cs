using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>A type with a codec of the user's: only what every codec must have is taken from it, so that it cannot promise a block that there is not.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CustomCodec<T, TCodec> : ICodec<T>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => 1;

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, T value)
    {
        writer.Enter();
        TCodec.Write(ref writer, value);
        writer.Leave();
    }

    /// <inheritdoc/>
    public static T Read(ref PayloadReader reader)
    {
        reader.Enter();
        T value = TCodec.Read(ref reader);
        reader.Leave();
        return value;
    }
}
