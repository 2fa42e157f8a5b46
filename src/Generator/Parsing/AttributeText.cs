using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PoolGen.Generator.Parsing;

/// <summary>What an attribute was given, as code. Texts and flags alone: none that is printed takes anything else.</summary>
internal static class AttributeText
{
    /// <summary>All arguments, those by position first.</summary>
    public static string Arguments(AttributeData attribute) => string.Join(", ", attribute.ConstructorArguments.Select(Print)
        .Concat(attribute.NamedArguments.Select(static named => $"{named.Key} = {Print(named.Value)}")));

    private static string Print(TypedConstant value) => value.Value switch
    {
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        bool flag => flag ? "true" : "false",
        _ => "null",
    };
}
