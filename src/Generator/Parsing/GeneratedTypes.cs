using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>What the generator emitted, as the analyzers see it: of this project, or of one that it references.</summary>
internal static class GeneratedTypes
{
    private static readonly string[] Suffixes = ["Tasks", "TaskDescriptors", "PoolExtensions"];

    /// <summary>The names that would be generated for a class of this name and that a type or namespace of the user's has.</summary>
    public static IEnumerable<string> TakenNames(INamespaceSymbol space, string className) => Suffixes
        .Select(suffix => className + suffix)
        .Where(name => space.GetMembers(name).Any(static taken => taken is INamespaceSymbol || (taken is INamedTypeSymbol { Arity: 0 } type && !Contains(type))));

    public static bool Contains(INamedTypeSymbol type) => type.GetAttributes().Any(static attribute =>
        attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments: { Length: 2 } arguments } && arguments[0].Value is "PoolGen");
}
