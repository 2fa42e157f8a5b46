using System.Xml;
using System.Xml.Linq;

namespace PoolGen.Generator.Parsing;

/// <summary>A documentation comment with any XML inside its elements.</summary>
internal static class MarkedDocumentation
{
    /// <summary>Its elements; none where it is no XML: the compiler warns about that where it was written.</summary>
    public static List<DocumentationElement> Read(string comment)
    {
        try
        {
            return [.. XElement.Parse($"<doc>{comment}</doc>", LoadOptions.PreserveWhitespace)
                .Elements()
                .Select(static element => new DocumentationElement(element.Name.LocalName, (string?)element.Attribute("name"), Inner(element)))];
        }
        catch (XmlException)
        {
            return [];
        }
    }

    private static string Inner(XElement element)
    {
        foreach (XElement reference in element.Descendants().Where(static node => node.Name.LocalName is "see" or "seealso" or "paramref" or "typeparamref").ToList())
        {
            XAttribute? target = reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword");
            if (target is not null) reference.ReplaceWith(new XElement("c", target.Value));
        }

        element.Descendants().Where(static node => node.Name.LocalName is "inheritdoc" or "include").Remove();
        return string.Concat(element.Nodes().Select(static node => node.ToString(SaveOptions.DisableFormatting)));
    }
}
