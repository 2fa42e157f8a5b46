using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PoolGen.Generator.Parsing;

/// <summary>A method's own XML documentation, to be carried over to its stub.</summary>
/// <remarks>
/// Read from the source text, not from the symbol: the compiler parses documentation only in projects that publish it, and the stub should
/// say the same in all. References become plain code, because they were written for another place.
/// </remarks>
internal sealed class Documentation
{
    private static readonly Documentation None = new([]);

    private readonly List<DocumentationElement> _elements;

    private Documentation(List<DocumentationElement> elements) => _elements = elements;

    public string? Summary => Find("summary", null);

    public string? Returns => Find("returns", null);

    public string? Parameter(string name) => Find("param", name);

    /// <summary>Reads the comment above a declaration.</summary>
    public static Documentation From(SyntaxNode declaration)
    {
        var text = new StringBuilder();
        foreach (SyntaxTrivia trivia in declaration.GetLeadingTrivia())
        {
            // Where documentation is not parsed, it is a comment like any other.
            if (trivia.Kind() is SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.SingleLineCommentTrivia) AppendLines(text, trivia.ToFullString());
            else if (trivia.Kind() is SyntaxKind.MultiLineDocumentationCommentTrivia or SyntaxKind.MultiLineCommentTrivia) AppendBlock(text, trivia.ToFullString());
        }

        if (text.Length == 0) return None;
        string comment = text.ToString();
        return new Documentation(PlainDocumentation.Read(comment) ?? MarkedDocumentation.Read(comment));
    }

    private static void AppendLines(StringBuilder text, string comment)
    {
        foreach (string line in comment.Split('\n'))
        {
            string trimmed = line.Trim();
            if (trimmed.StartsWith("///", StringComparison.Ordinal)) text.Append(trimmed, 3, trimmed.Length - 3).Append('\n');
        }
    }

    /// <summary>A comment of <c>/** */</c>: a star at the beginning of a line is no text.</summary>
    private static void AppendBlock(StringBuilder text, string comment)
    {
        string trimmed = comment.Trim();
        if (trimmed.Length < 5 || !trimmed.StartsWith("/**", StringComparison.Ordinal)) return;
        foreach (string line in trimmed.Substring(3, trimmed.Length - 5).Split('\n'))
        {
            string content = line.Trim();
            text.Append(content.StartsWith("*", StringComparison.Ordinal) ? content.Substring(1) : content).Append('\n');
        }
    }

    private string? Find(string tag, string? name)
    {
        string? content = _elements.Find(element => element.Tag == tag && (name is null || element.Name == name))?.Content;
        if (content is null) return null;
        string[] lines = [.. content.Replace("\r", "").Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0)];
        return lines.Length == 0 ? null : string.Join("\n", lines);
    }
}
