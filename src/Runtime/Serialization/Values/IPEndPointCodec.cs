#nullable disable annotations // serves IPEndPoint and IPEndPoint? alike
using System.ComponentModel;
using System.Net;

namespace PoolGen.Serialization;

/// <summary>Network addresses with a port: as text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IPEndPointCodec : ICodec<IPEndPoint>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, IPEndPoint value) => writer.WriteString(value?.ToString());

    /// <inheritdoc/>
    public static IPEndPoint Read(ref PayloadReader reader)
    {
        if (reader.ReadString() is not { } text) return null;
        return IPEndPoint.TryParse(text, out IPEndPoint endPoint) ? endPoint : throw PayloadErrors.Invalid("network address with a port", text);
    }
}
