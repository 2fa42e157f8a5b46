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
    private const string StubSuffix = "Task";

    /// <summary>Reads the name that the compiler does not know: <c>Work</c> in <c>pool.Work.Square</c>, or <c>Square</c> in it.</summary>
    public static MissingTask? Find(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        if (name.Parent is not MemberAccessExpressionSyntax access || access.Name != name) return null;
        if (model.GetTypeInfo(access.Expression, cancellationToken).Type is not INamedTypeSymbol receiver) return null;

        if (IsPool(receiver, model.Compilation))
        {
            if (model.GetSymbolInfo(access.Expression, cancellationToken).Symbol is ITypeSymbol) return null;
            // Before C# 14 the class is a method: pool.Work().
            ExpressionSyntax stubs = access.Parent is InvocationExpressionSyntax call ? call : access;
            return stubs.Parent is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax used } outer && outer.Expression == stubs
                ? new MissingTask(name.Identifier.ValueText, null, used.Identifier.ValueText)
                : null;
        }

        if (!IsStubs(receiver)) return null;
        string task = name.Identifier.ValueText;
        // To bind arguments, a stub's type is named: WorkTasks.SquareTask.Bind(3).
        if (model.GetSymbolInfo(access.Expression, cancellationToken).Symbol is ITypeSymbol)
        {
            if (!task.EndsWith(StubSuffix, StringComparison.Ordinal)) return null;
            task = task.Substring(0, task.Length - StubSuffix.Length);
        }

        return new MissingTask(receiver.Name.Substring(0, receiver.Name.Length - StubsSuffix.Length), receiver.ContainingNamespace, task);
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
