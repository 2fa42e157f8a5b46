#nullable disable annotations // serves IPAddress and IPAddress? alike
using System.ComponentModel;
using System.Net;

namespace PoolGen.Serialization;

/// <summary>Network addresses: as text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IPAddressCodec : ICodec<IPAddress>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, IPAddress value) => writer.WriteString(value?.ToString());

    /// <inheritdoc/>
    public static IPAddress Read(ref PayloadReader reader)
    {
        if (reader.ReadString() is not { } text) return null;
        return IPAddress.TryParse(text, out IPAddress address) ? address : throw PayloadErrors.Invalid("network address", text);
    }
}
