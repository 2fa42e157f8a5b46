using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>The runtime's XML documentation as Markdown on one line.</summary>
internal static partial class XmlDocumentation
{
    private static readonly Lazy<Dictionary<string, XElement>> Members = new(static () =>
        XDocument.Load(Path.ChangeExtension(typeof(ProcessPool).Assembly.Location, ".xml"))
            .Descendants("member")
            .ToDictionary(static member => member.Attribute("name")!.Value));

    /// <summary>One part of a member's documentation, such as its summary; empty if it has none.</summary>
    internal static string TextOf(string member, string part)
    {
        Assert.True(Members.Value.TryGetValue(member, out XElement? documentation), $"'{member}' has no documentation.");
        if (documentation.Element(part) is not { } found) return "";
        var text = new XElement(found);
        foreach (XElement see in text.Descendants("see").ToArray()) see.ReplaceWith($"`{NameOf(see.Attribute("cref")!.Value)}`");
        foreach (XElement code in text.Descendants("c").ToArray()) code.ReplaceWith($"`{code.Value}`");
        return Spaces().Replace(text.Value, " ").Trim();
    }

    // A type by its name, a member by its type's and its own.
    private static string NameOf(string reference)
    {
        string[] parts = reference.Split('(')[0].Split('.');
        return reference.StartsWith("T:", StringComparison.Ordinal) ? parts[^1] : $"{parts[^2]}.{parts[^1].TrimStart('#')}";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
