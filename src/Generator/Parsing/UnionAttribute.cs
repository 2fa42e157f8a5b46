using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>A <c>[PoolUnion]</c> as it was written, sound or not.</summary>
/// <param name="Data">The attribute.</param>
/// <param name="Tag">Its tag.</param>
/// <param name="Type">Its type; null where it names none.</param>
internal sealed record UnionAttribute(AttributeData Data, ushort Tag, ITypeSymbol? Type)
{
    /// <summary>The attributes of a type that compile, in their order.</summary>
    public static IEnumerable<UnionAttribute> On(INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is not { Name: "PoolUnionAttribute" } name || SymbolNames.Metadata(name) != WellKnownNames.PoolUnionAttribute) continue;
            if (attribute.ConstructorArguments is not [{ Value: ushort tag }, { Kind: TypedConstantKind.Type } target]) continue;
            if (target.Value is not IErrorTypeSymbol) yield return new UnionAttribute(attribute, tag, target.Value as ITypeSymbol);
        }
    }

    /// <summary>Whether a value of a type is one of a base type or interface.</summary>
    public static bool IsAssignable(ITypeSymbol type, INamedTypeSymbol basis)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, basis)) return true;
        }

        return type.AllInterfaces.Contains(basis, SymbolEqualityComparer.Default);
    }
}
