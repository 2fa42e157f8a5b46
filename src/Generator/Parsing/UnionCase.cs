using System.Globalization;
using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>One <c>[PoolUnion(tag, typeof(X))]</c>.</summary>
internal sealed record UnionCase(string Tag, INamedTypeSymbol Type)
{
    /// <summary>The sound cases of a base type, derived types before their bases: the order in which a value is matched.</summary>
    public static List<UnionCase> Of(INamedTypeSymbol type)
    {
        List<UnionAttribute> sound = [.. UnionAttribute.On(type).Where(found => UnionRules.Check(found, type) is null && UnionAttribute.IsAssignable(found.Type!, type))];
        if (sound.Count == 0) return [];
        return [.. sound
            .OrderByDescending(static found => CountBases((INamedTypeSymbol)found.Type!))
            .ThenBy(static found => found.Tag)
            .Select(static found => new UnionCase(found.Tag.ToString(CultureInfo.InvariantCulture), (INamedTypeSymbol)found.Type!))];
    }

    /// <summary>How many types a type derives from: always more than each of these does.</summary>
    private static int CountBases(INamedTypeSymbol type)
    {
        int count = type.AllInterfaces.Length;
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType) count++;
        return count;
    }
}
