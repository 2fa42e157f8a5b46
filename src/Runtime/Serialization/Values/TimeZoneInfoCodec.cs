#nullable disable annotations // serves TimeZoneInfo and TimeZoneInfo? alike
using System.ComponentModel;
using System.Runtime.Serialization;

namespace PoolGen.Serialization;

/// <summary>Time zones, with their rules.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeZoneInfoCodec : ICodec<TimeZoneInfo>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, TimeZoneInfo value) => writer.WriteString(value?.ToSerializedString());

    /// <inheritdoc/>
    public static TimeZoneInfo Read(ref PayloadReader reader)
    {
        if (reader.ReadString() is not { } text) return null;
        try
        {
            return TimeZoneInfo.FromSerializedString(text);
        }
        catch (Exception e) when (e is ArgumentException or SerializationException)
        {
            throw PayloadErrors.Invalid<TimeZoneInfo>(e);
        }
    }
}
