#nullable disable annotations // serves Regex and Regex? alike
using System.ComponentModel;
using System.Text.RegularExpressions;

namespace PoolGen.Serialization;

/// <summary>Regular expressions: objects of a pattern, options and a time limit. They are made anew where they arrive.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RegexCodec : ICodec<Regex>
{
    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, Regex value)
    {
        if (value is null)
        {
            writer.WriteNullObject();
            return;
        }

        writer.BeginObject(3);
        writer.WriteString(value.ToString());
        writer.WriteRaw((int)value.Options);
        writer.WriteRaw(value.MatchTimeout.Ticks);
        writer.EndObject();
    }

    /// <inheritdoc/>
    public static Regex Read(ref PayloadReader reader)
    {
        if (!reader.BeginObject(3)) return null;
        string pattern = reader.ReadString() ?? throw PayloadErrors.Missing<string>();
        RegexOptions options = (RegexOptions)reader.ReadRaw<int>();
        TimeSpan limit = new(reader.ReadRaw<long>());
        reader.EndObject();
        try
        {
            return new Regex(pattern, options, limit);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw PayloadErrors.Invalid<Regex>(e);
        }
    }
}
