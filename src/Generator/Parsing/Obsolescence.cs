using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>What the user has marked as obsolete. Where that is an error, only code that is obsolete itself may use it.</summary>
internal static class Obsolescence
{
    /// <summary>The attribute on a symbol or the nearest class around it, as code; or null.</summary>
    public static string? Around(ISymbol symbol)
    {
        for (ISymbol? current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingType)
        {
            if (Find(current) is { } attribute) return Print(attribute);
        }

        return null;
    }

    /// <summary>Whether a symbol itself is obsolete.</summary>
    public static bool IsOn(ISymbol symbol) => Find(symbol) is not null;

    /// <summary>Whether a type's name names something that is obsolete.</summary>
    public static bool IsInNameOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsInNameOf(array.ElementType),
        INamedTypeSymbol named => Around(named) is not null || named.TypeArguments.Any(IsInNameOf),
        _ => false,
    };

    /// <summary>Whether a codec of this type may use something that is obsolete: the type, or a constructor, a field, a property or its accessors.</summary>
    public static bool IsWithin(INamedTypeSymbol type)
    {
        if (Around(type) is not null) return true;
        for (INamedTypeSymbol? current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.GetMembers().Any(IsOn)) return true;
        }

        return false;
    }

    private static AttributeData? Find(ISymbol symbol) => symbol.GetAttributes().FirstOrDefault(static attribute =>
        attribute.AttributeClass is { Name: "ObsoleteAttribute" } type && SymbolNames.Metadata(type) == "System.ObsoleteAttribute");

    private static string Print(AttributeData attribute)
    {
        string given = AttributeText.Arguments(attribute);
        return given.Length == 0 ? "[global::System.Obsolete]" : $"[global::System.Obsolete({given})]";
    }
}
