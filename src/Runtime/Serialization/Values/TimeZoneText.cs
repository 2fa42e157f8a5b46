using System.Runtime.CompilerServices;
using System.Runtime.Serialization;

namespace PoolGen.Serialization;

/// <summary>The text by which a time zone travels: .NET's own text of all its rules, or its id where that text would lose some of them.</summary>
/// <remarks>Safe for any thread. A zone is looked at once: comparing it with what becomes of its text costs more than a thousand times as much as sending it.</remarks>
internal static class TimeZoneText
{
    // Only in the text of all rules.
    private const char Separator = ';';

    private static readonly ConditionalWeakTable<TimeZoneInfo, string> Texts = [];

    /// <summary>The text of a zone.</summary>
    public static string Of(TimeZoneInfo zone) => Texts.GetValue(zone, Choose);

    /// <summary>The zone of a text.</summary>
    /// <exception cref="TimeZoneNotFoundException">The system does not know the id, or not with rules that can be read.</exception>
    /// <exception cref="SerializationException">The text of rules is malformed.</exception>
    public static TimeZoneInfo Read(string text) =>
        text.Contains(Separator) ? TimeZoneInfo.FromSerializedString(text) : TimeZoneInfo.FindSystemTimeZoneById(text);

    private static string Choose(TimeZoneInfo zone)
    {
        string text = zone.ToSerializedString();
        return !IsOf(zone, text) && IsOf(zone, zone.Id) ? zone.Id : text;
    }

    private static bool IsOf(TimeZoneInfo zone, string text)
    {
        try
        {
            return Read(text).Equals(zone);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException or ArgumentException or SerializationException)
        {
            return false;
        }
    }
}
