using System.Globalization;
using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>One <c>[PoolUnion(tag, typeof(X))]</c>.</summary>
internal sealed record UnionCase(string Tag, INamedTypeSymbol Type)
{
    /// <summary>The cases of a base type, derived types before their bases: the order in which a value is matched.</summary>
    public static List<UnionCase> Of(INamedTypeSymbol type)
    {
        List<(int Depth, ushort Tag, INamedTypeSymbol Type)> cases = [];
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is not { Name: "PoolUnionAttribute" } name || SymbolNames.Metadata(name) != WellKnownNames.PoolUnionAttribute) continue;
            if (attribute.ConstructorArguments is not { Length: 2 } arguments) continue;
            if (arguments[0].Value is not ushort tag || arguments[1].Value is not INamedTypeSymbol target) continue;
            if (IsAssignable(target, type)) cases.Add((Depth(target), tag, target));
        }

        if (cases.Count == 0) return [];
        return [.. cases
            .GroupBy(static found => found.Tag)
            .Select(static same => same.First())
            .OrderByDescending(static found => found.Depth)
            .ThenBy(static found => found.Tag)
            .Select(static found => new UnionCase(found.Tag.ToString(CultureInfo.InvariantCulture), found.Type))];
    }

    private static int Depth(INamedTypeSymbol type) => type.BaseType is { } basis ? 1 + Depth(basis) : 0;

    private static bool IsAssignable(INamedTypeSymbol type, INamedTypeSymbol basis)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, basis)) return true;
        }

        return type.AllInterfaces.Contains(basis, SymbolEqualityComparer.Default);
    }
}
