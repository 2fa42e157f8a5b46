#nullable disable annotations // serves TimeZoneInfo and TimeZoneInfo? alike
using System.ComponentModel;
using System.Runtime.Serialization;

namespace PoolGen.Serialization;

/// <summary>Time zones, with their rules: as .NET's own text, or by id where that text would lose rules that the system's zone of this id has.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeZoneInfoCodec : ICodec<TimeZoneInfo>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, TimeZoneInfo value) => writer.WriteString(value is null ? null : TimeZoneText.Of(value));

    /// <inheritdoc/>
    public static TimeZoneInfo Read(ref PayloadReader reader)
    {
        if (reader.ReadString() is not { } text) return null;
        try
        {
            return TimeZoneText.Read(text);
        }
        catch (Exception e) when (e is ArgumentException or SerializationException or TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException)
        {
            throw PayloadErrors.Invalid<TimeZoneInfo>(e);
        }
    }
}
