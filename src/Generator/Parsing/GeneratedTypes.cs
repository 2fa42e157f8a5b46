using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>What the generator emitted, as the analyzers see it: of this project, or of one that it references.</summary>
internal static class GeneratedTypes
{
    public static bool Contains(INamedTypeSymbol type) => type.GetAttributes().Any(static attribute =>
        attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments: { Length: 2 } arguments } && arguments[0].Value is "PoolGen");
}
