using System.Text;
using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>Names the codecs that are emitted for the user's own types: by the type alone, so that all tasks of an assembly agree.</summary>
internal static class DeclaredCodecNames
{
    /// <summary>A name such as <c>My_Namespace_PersonCodec</c> or <c>Pair_1a2b3c4dCodec</c>.</summary>
    public static string For(INamedTypeSymbol type, string suffix)
    {
        var name = new StringBuilder();
        Append(name, type.ContainingNamespace);
        Append(name, type);
        if (type.IsGenericType || HasOpenEnd(type)) name.Append('_').Append(Identifier.ShortHash(SymbolNames.ToPlain(type)));
        return name.Append(suffix).ToString();
    }

    /// <summary>Whether a part of the name begins or ends like what joins the parts: <c>A_.B</c> and <c>A._B</c> come out alike.</summary>
    private static bool HasOpenEnd(ISymbol? symbol) => symbol is not null and not INamespaceSymbol { IsGlobalNamespace: true }
        && (symbol.Name.StartsWith("_", StringComparison.Ordinal) || symbol.Name.EndsWith("_", StringComparison.Ordinal)
            || HasOpenEnd((ISymbol?)symbol.ContainingType ?? symbol.ContainingNamespace));

    private static void Append(StringBuilder name, ISymbol? symbol)
    {
        if (symbol is null or INamespaceSymbol { IsGlobalNamespace: true }) return;
        if (symbol is INamespaceSymbol space) Append(name, space.ContainingNamespace);
        else Append(name, symbol.ContainingType);
        if (name.Length > 0) name.Append('_');
        name.Append(symbol.Name.Replace("_", "__"));
    }
}
