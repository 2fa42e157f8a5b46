using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PoolGen.Generator.Parsing;

/// <summary>Collections that are filled by <c>Add</c> where they arrive, because the member that holds them cannot be set.</summary>
internal static class FillableCollection
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "System.Collections.Generic.List`1", "System.Collections.Generic.HashSet`1", "System.Collections.Generic.Dictionary`2", "System.Collections.Generic.LinkedList`1",
        "System.Collections.Generic.SortedSet`1", "System.Collections.Generic.SortedDictionary`2", "System.Collections.Generic.SortedList`2",
        "System.Collections.Generic.Queue`1", "System.Collections.Generic.Stack`1", "System.Collections.Concurrent.ConcurrentQueue`1",
        "System.Collections.Concurrent.ConcurrentDictionary`2", "System.Collections.ObjectModel.Collection`1", "System.Collections.ObjectModel.ObservableCollection`1",
        "System.Collections.Generic.ICollection`1", "System.Collections.Generic.IList`1", "System.Collections.Generic.ISet`1", "System.Collections.Generic.IDictionary`2",
    };

    public static bool Is(ITypeSymbol type) => type is INamedTypeSymbol { IsGenericType: true } named && Types.Contains(SymbolNames.Metadata(named.OriginalDefinition));

    /// <summary>Whether a field or property has an initializer, or might be given its value by a constructor whose text says more than its parameters.</summary>
    public static bool MayBeInitialized(ISymbol member)
    {
        if (member.DeclaringSyntaxReferences.Length == 0) return true;
        bool isInitialized = member.DeclaringSyntaxReferences.Any(static reference =>
            reference.GetSyntax() is PropertyDeclarationSyntax { Initializer: not null } or VariableDeclaratorSyntax { Initializer: not null });
        return isInitialized || member.ContainingType.InstanceConstructors.Any(static constructor =>
            constructor.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is ConstructorDeclarationSyntax));
    }
}
