using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PoolGen.Generator;
using PoolGen.Generator.Parsing;

namespace PoolGen.CodeFixes;

/// <summary>A use of a stub that does not exist.</summary>
/// <param name="ContainerName">The class whose task is meant.</param>
/// <param name="Namespace">Its namespace, or null if any will do.</param>
/// <param name="Name">The task's name.</param>
internal sealed record MissingTask(string ContainerName, INamespaceSymbol? Namespace, string Name)
{
    private const string StubsSuffix = "Tasks";

    /// <summary>Reads the name that the compiler does not know: <c>Work</c> in <c>pool.Work.Square</c>, or <c>Square</c> in it.</summary>
    public static MissingTask? Find(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        if (name.Parent is not MemberAccessExpressionSyntax access || access.Name != name) return null;
        if (model.GetTypeInfo(access.Expression, cancellationToken).Type is not INamedTypeSymbol receiver) return null;

        if (IsPool(receiver, model.Compilation))
        {
            // Before C# 14 the class is a method: pool.Work().
            ExpressionSyntax stubs = access.Parent is InvocationExpressionSyntax call ? call : access;
            return stubs.Parent is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax task } outer && outer.Expression == stubs
                ? new MissingTask(name.Identifier.ValueText, null, task.Identifier.ValueText)
                : null;
        }

        return IsStubs(receiver)
            ? new MissingTask(receiver.Name.Substring(0, receiver.Name.Length - StubsSuffix.Length), receiver.ContainingNamespace, name.Identifier.ValueText)
            : null;
    }

    /// <summary>The static methods that may be meant.</summary>
    public IEnumerable<IMethodSymbol> Candidates(Compilation compilation) => compilation
        .GetSymbolsWithName(ContainerName, SymbolFilter.Type)
        .OfType<INamedTypeSymbol>()
        .Where(type => Namespace is null || type.ContainingNamespace.ToDisplayString() == Namespace.ToDisplayString())
        .SelectMany(type => type.GetMembers(Name))
        .OfType<IMethodSymbol>()
        .Where(static method => method.IsStatic);

    private static bool IsPool(INamedTypeSymbol type, Compilation compilation) =>
        compilation.GetTypeByMetadataName(WellKnownNames.IPool) is { } pool
        && type.AllInterfaces.Add(type).Any(one => SymbolEqualityComparer.Default.Equals(one, pool));

    /// <summary>What is generated is a struct around a pool.</summary>
    private static bool IsStubs(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Struct, Name.Length: > 5 } && type.Name.EndsWith(StubsSuffix, StringComparison.Ordinal)
        && GeneratedTypes.Contains(type);
}
