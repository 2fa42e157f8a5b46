using System.Globalization;
using System.Text;

namespace PoolGen.Dashboard;

/// <summary>Texts of others, as they may be shown: without control characters, and not longer than a page can bear.</summary>
internal static class Shown
{
    private const char ControlPictures = '\u2400';
    private const char DeletePicture = '\u2421';
    private const char Unknown = '\uFFFD';

    /// <summary>The text in one line; a mark stands where it was cut.</summary>
    internal static string Line(string text, int most) => text.Length <= most ? Clean(text, isLine: true) : Clean(Start(text, most - 1), isLine: true) + '…';

    /// <summary>The text with its lines; a line at its end says how much was cut.</summary>
    internal static string Block(string text, int most)
    {
        if (text.Length <= most) return Clean(text, isLine: false);
        string start = Start(text, most);
        return string.Create(CultureInfo.InvariantCulture, $"{Clean(start, isLine: false)}\n… ({text.Length - start.Length:N0} more characters)");
    }

    // Not within a character of two parts.
    private static string Start(string text, int most) => text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    private static string Clean(string text, bool isLine)
    {
        if (!isLine) text = text.ReplaceLineEndings("\n");
        StringBuilder? changed = null;
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            if (char.IsSurrogatePair(text, i))
            {
                changed?.Append(character).Append(text[i + 1]);
                i++;
                continue;
            }

            char shown = !isLine && character is ('\n' or '\t') ? character : Of(character);
            if (shown != character) changed ??= new StringBuilder(text, 0, i, text.Length + 16);
            changed?.Append(shown);
        }

        return changed?.ToString() ?? text;
    }

    // Marks of writing direction would let a text look like another one.
    private static char Of(char character) => character switch
    {
        < ' ' => (char)(ControlPictures + character),
        '\u007F' => DeletePicture,
        (>= '\u0080' and <= '\u009F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u061C' => Unknown,
        _ => char.IsSurrogate(character) ? Unknown : character,
    };
}
