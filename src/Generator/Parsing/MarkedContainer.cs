using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Parsing;

/// <summary>A class that declares tasks: looked at once, for all of them.</summary>
internal sealed class MarkedContainer
{
    // Lives as long as the compilation does whose classes these are.
    private static readonly ConditionalWeakTable<INamedTypeSymbol, MarkedContainer> Known = new();

    private MarkedContainer(INamedTypeSymbol type)
    {
        List<INamedTypeSymbol> chain = [];
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType) chain.Insert(0, current);
        IsReachable = chain.TrueForAll(static current => TaskRules.IsReachable(current.DeclaredAccessibility) && !current.IsFileLocal);
        CanHaveStubs = chain.TrueForAll(static current => Identifier.IsValid(current.Name));
        ContainerFlaw flaw = chain.Exists(static current => current.Arity > 0 || current.IsFileLocal) ? ContainerFlaw.Unnamable
            : GeneratedTypes.TakenNames(type.ContainingNamespace, type.Name).Any() ? ContainerFlaw.NameTaken
            : ContainerFlaw.None;
        Name = NameOf(type, chain, flaw);
    }

    public ContainerName Name { get; }

    /// <summary>Whether the class and those around it are public or internal.</summary>
    public bool IsReachable { get; }

    /// <summary>Whether stubs can be emitted for it, be its tasks sound or not.</summary>
    public bool CanHaveStubs { get; }

    public static MarkedContainer Of(INamedTypeSymbol type) => Known.GetValue(type, static type => new MarkedContainer(type));

    private static ContainerName NameOf(INamedTypeSymbol type, List<INamedTypeSymbol> chain, ContainerFlaw flaw)
    {
        string space = SymbolNames.Namespace(type.ContainingNamespace);
        string path = string.Join(".", chain.Select(static current => Identifier.Escape(current.Name)));
        return new ContainerName(
            space,
            type.Name,
            NameNested(type, string.Concat(chain.Select(static current => current.Name)), path),
            space.Length == 0 ? "global::" + path : $"global::{space}.{path}",
            chain.TrueForAll(static current => current.DeclaredAccessibility == Accessibility.Public && !current.IsFileLocal),
            flaw);
    }

    private static string NameNested(INamedTypeSymbol type, string name, string path) =>
        type.ContainingType is not null && GeneratedTypes.TakenNames(type.ContainingNamespace, name).Any() ? $"{name}_{Identifier.ShortHash(path)}" : name;
}
