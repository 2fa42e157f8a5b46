namespace PoolGen.Generator.Parsing;

/// <summary>A documentation comment of plain text in plain elements, as most are: read without the framework's XML, which takes a compiler that has just started a while to load.</summary>
internal static class PlainDocumentation
{
    private const string NameStart = " name=\"";

    /// <summary>Its elements, or null where it holds anything else.</summary>
    public static List<DocumentationElement>? Read(string comment)
    {
        List<DocumentationElement> elements = [];
        int position = 0;
        while (true)
        {
            while (position < comment.Length && char.IsWhiteSpace(comment[position])) position++;
            if (position == comment.Length) return elements;
            if (ReadElement(comment, ref position) is not { } element) return null;
            elements.Add(element);
        }
    }

    private static DocumentationElement? ReadElement(string comment, ref int position)
    {
        int opened = comment.IndexOf('>', position);
        if (comment[position] != '<' || opened < 0) return null;
        string start = comment.Substring(position + 1, opened - position - 1);
        string? name = null;
        int tagEnd = start.IndexOf(NameStart, StringComparison.Ordinal);
        if (tagEnd >= 0)
        {
            if (start[start.Length - 1] != '"') return null;
            name = start.Substring(tagEnd + NameStart.Length, start.Length - tagEnd - NameStart.Length - 1);
        }

        string tag = tagEnd < 0 ? start : start.Substring(0, tagEnd);
        if (!IsWord(tag) || (name is not null && !IsWord(name))) return null;

        string end = $"</{tag}>";
        int closing = comment.IndexOf('<', opened);
        if (closing < 0 || string.CompareOrdinal(comment, closing, end, 0, end.Length) != 0) return null;
        string content = comment.Substring(opened + 1, closing - opened - 1);
        position = closing + end.Length;
        return content.IndexOfAny(['&', '>']) < 0 ? new DocumentationElement(tag, name, content) : null;
    }

    private static bool IsWord(string text) => text.Length > 0 && text.All(static letter => char.IsLetterOrDigit(letter) || letter == '_');
}
