using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>A method's own XML documentation, to be carried over to its stub.</summary>
/// <remarks>
/// Read from the source text, not from the symbol: the compiler parses documentation only in projects that publish it, and the stub should
/// say the same in all. References become plain code, because they were written for another place.
/// </remarks>
internal sealed class Documentation
{
    private static readonly Documentation None = new(null);

    private readonly XElement? _root;

    private Documentation(XElement? root) => _root = root;

    public string? Summary => Inner(_root?.Element("summary"));

    public string? Returns => Inner(_root?.Element("returns"));

    public string? Parameter(string name) =>
        Inner(_root?.Elements("param").FirstOrDefault(element => (string?)element.Attribute("name") == name));

    /// <summary>Reads the comment above a declaration.</summary>
    public static Documentation From(SyntaxNode declaration)
    {
        var text = new StringBuilder();
        foreach (string line in declaration.GetLeadingTrivia().ToFullString().Split('\n'))
        {
            string trimmed = line.Trim();
            if (trimmed.StartsWith("///", StringComparison.Ordinal)) text.Append(trimmed, 3, trimmed.Length - 3).Append('\n');
        }

        if (text.Length == 0) return None;
        try
        {
            return new Documentation(XElement.Parse($"<doc>{text}</doc>", LoadOptions.PreserveWhitespace));
        }
        catch (XmlException)
        {
            return None; // the compiler warns about it where it was written
        }
    }

    private static string? Inner(XElement? element)
    {
        if (element is null) return null;
        foreach (XElement reference in element.Descendants().Where(static node => node.Name.LocalName is "see" or "seealso" or "paramref" or "typeparamref").ToList())
        {
            XAttribute? target = reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword");
            if (target is not null) reference.ReplaceWith(new XElement("c", target.Value));
        }

        element.Descendants().Where(static node => node.Name.LocalName is "inheritdoc" or "include").Remove();
        string text = string.Concat(element.Nodes().Select(static node => node.ToString(SaveOptions.DisableFormatting)));
        string[] lines = [.. text.Replace("\r", "").Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0)];
        return lines.Length == 0 ? null : string.Join("\n", lines);
    }
}
