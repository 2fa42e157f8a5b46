using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>Whether a method is marked as a task.</summary>
internal static class TaskAttribute
{
    /// <summary>The method's own <c>[PoolTask]</c>, or null.</summary>
    /// <param name="method">The method.</param>
    /// <param name="type">The attribute's type, as the compilation knows it.</param>
    public static AttributeData? Find(IMethodSymbol method, INamedTypeSymbol type) =>
        method.GetAttributes().FirstOrDefault(data => SymbolEqualityComparer.Default.Equals(data.AttributeClass, type));
}
