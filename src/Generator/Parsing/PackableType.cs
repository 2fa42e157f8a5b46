using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>A type that the user has given to MemoryPack.</summary>
/// <param name="IsExact">Whether MemoryPack writes the declared type's members and no others, whatever the value's own type is.</param>
internal sealed record PackableType(bool IsExact)
{
    // MemoryPack.GenerateType.NoGenerate: the formatter is the user's own.
    private const int NoGenerate = 4;

    /// <summary>What the type's attribute says, or null where there is none, or none of MemoryPack's.</summary>
    public static PackableType? Of(INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is not { Name: "MemoryPackableAttribute" } name || SymbolNames.Metadata(name) != WellKnownNames.MemoryPackableAttribute) continue;
            if (name.ContainingAssembly.GetTypeByMetadataName(WellKnownNames.MemoryPackSerializer) is null) continue;
            bool isOwn = attribute.ConstructorArguments.Any(static argument => argument is { Type.Name: "GenerateType", Value: NoGenerate });
            return new PackableType(!isOwn && type is { TypeKind: TypeKind.Class, IsAbstract: false, IsSealed: false } && !HasCases(type));
        }

        return null;
    }

    private static bool HasCases(INamedTypeSymbol type) =>
        type.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "MemoryPackUnionAttribute" });
}
