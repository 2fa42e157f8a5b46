using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>Attributes of a task that are on its stub as well: whether editors offer it, and whether it is experimental.</summary>
internal static class StubMarks
{
    /// <summary>The attributes as code, a space behind each.</summary>
    public static string Print(IMethodSymbol method) => string.Concat(method.GetAttributes().Select(Print));

    private static string Print(AttributeData attribute) => attribute.AttributeClass switch
    {
        { Name: "EditorBrowsableAttribute" } type when SymbolNames.Metadata(type) == "System.ComponentModel.EditorBrowsableAttribute"
            && attribute.ConstructorArguments is [{ Value: int state }] =>
            FormattableString.Invariant($"[global::System.ComponentModel.EditorBrowsable((global::System.ComponentModel.EditorBrowsableState){state})] "),
        { Name: "ExperimentalAttribute" } type when SymbolNames.Metadata(type) == "System.Diagnostics.CodeAnalysis.ExperimentalAttribute" =>
            $"[global::System.Diagnostics.CodeAnalysis.Experimental({AttributeText.Arguments(attribute)})] ",
        _ => "",
    };
}
