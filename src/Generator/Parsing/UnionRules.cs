using System.Globalization;
using Microsoft.CodeAnalysis;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Parsing;

/// <summary>What a <c>[PoolUnion]</c> may say. The generator takes no notice of one that breaks a rule; an analyzer says why.</summary>
internal static class UnionRules
{
    /// <summary>The rule that an attribute breaks, or null.</summary>
    /// <param name="attribute">One attribute.</param>
    /// <param name="union">The type that has it.</param>
    public static TaskViolation? Check(UnionAttribute attribute, INamedTypeSymbol union)
    {
        string tag = attribute.Tag.ToString(CultureInfo.InvariantCulture);
        string name = SymbolNames.ToMessage(union);
        if (attribute.Type is not { } type) return new(PoolRules.UnionForeignType, union, "null", name);
        string subject = SymbolNames.ToMessage(type);
        if (type is INamedTypeSymbol { IsUnboundGenericType: true }) return new(PoolRules.UnionOpenType, union, subject, name);
        if (!DerivesFrom(type, union.OriginalDefinition)) return new(PoolRules.UnionForeignType, union, subject, name);

        foreach (UnionAttribute earlier in UnionAttribute.On(union))
        {
            if (earlier.Data == attribute.Data) break;
            if (SymbolEqualityComparer.Default.Equals(earlier.Type, type)) return new(PoolRules.UnionTypeTwice, union, subject, earlier.Tag.ToString(CultureInfo.InvariantCulture), name);
            if (earlier.Tag == attribute.Tag) return new(PoolRules.UnionTagTwice, union, tag, name, earlier.Type is null ? "null" : SymbolNames.ToMessage(earlier.Type));
        }

        return null;
    }

    /// <summary>Whether a type is, or derives from, a definition, whatever its type arguments.</summary>
    private static bool DerivesFrom(ITypeSymbol type, INamedTypeSymbol definition)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, definition)) return true;
        }

        return type.AllInterfaces.Any(implemented => SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, definition));
    }
}
