using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>A <c>[PoolCodec]</c> as it was written, sound or not.</summary>
/// <param name="Data">The attribute.</param>
/// <param name="Type">The type that is sent; null where it names none.</param>
/// <param name="Codec">The codec; null where it names none.</param>
/// <param name="Owner">The type or assembly that has the attribute.</param>
internal sealed record CodecAttribute(AttributeData Data, ITypeSymbol? Type, ITypeSymbol? Codec, ISymbol Owner)
{
    /// <summary>The attributes of a type that compile, in their order.</summary>
    public static IEnumerable<CodecAttribute> On(INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (!IsOne(attribute) || attribute.ConstructorArguments is not [{ Kind: TypedConstantKind.Type } codec]) continue;
            if (codec.Value is not IErrorTypeSymbol) yield return new CodecAttribute(attribute, type, codec.Value as ITypeSymbol, type);
        }
    }

    /// <summary>The attributes of an assembly that compile, in their order.</summary>
    public static IEnumerable<CodecAttribute> On(IAssemblySymbol assembly)
    {
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (!IsOne(attribute) || attribute.ConstructorArguments is not [{ Kind: TypedConstantKind.Type } type, { Kind: TypedConstantKind.Type } codec]) continue;
            if (type.Value is not IErrorTypeSymbol && codec.Value is not IErrorTypeSymbol) yield return new CodecAttribute(attribute, type.Value as ITypeSymbol, codec.Value as ITypeSymbol, assembly);
        }
    }

    private static bool IsOne(AttributeData attribute) =>
        attribute.AttributeClass is { Name: "PoolCodecAttribute" } name && SymbolNames.Metadata(name) == WellKnownNames.PoolCodecAttribute;
}
