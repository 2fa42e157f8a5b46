using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PoolGen.Generator.Parsing;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Usage;

/// <summary>POOL037: <c>pool.Work</c> where two namespaces in scope have a class <c>Work</c> with tasks. The compiler calls it ambiguous; this says at the classes what to write. It costs nothing where code compiles.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AmbiguousClassAnalyzer : UsageAnalyzer
{
    private const string ExtensionsSuffix = "PoolExtensions";

    /// <summary>The rule.</summary>
    public AmbiguousClassAnalyzer()
        : base(UsageRules.AmbiguousClasses)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, PoolSymbols symbols)
    {
        // Each class is reported once, however often it is meant.
        ConcurrentDictionary<INamedTypeSymbol, bool> reported = new(SymbolEqualityComparer.Default);
        context.RegisterOperationAction(
            operation =>
            {
                if (operation.Operation is not IInvalidOperation { Syntax: var syntax, SemanticModel: { } model }) return;
                if ((syntax as InvocationExpressionSyntax)?.Expression is { } callee) syntax = callee;
                if (syntax is not MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } access) return;
                ImmutableArray<ISymbol> candidates = model.GetSymbolInfo(access, operation.CancellationToken).CandidateSymbols;
                INamedTypeSymbol[] stubs = [.. candidates.Where(IsTasksOfPool).Select(TypeOf).OfType<INamedTypeSymbol>().OrderBy(SymbolNames.Metadata, StringComparer.Ordinal)];
                if (stubs.Length < 2) return;

                string classes = string.Join(" or of ", stubs.Select(stub => $"'{NameOf(stub, name)}'"));
                string remedies = string.Join(" or ", stubs.Select(stub => $"'new {SymbolNames.Metadata(stub)}({access.Expression})'"));
                INamedTypeSymbol[] declared = [.. stubs.SelectMany(stub => Declarations(stub, name.Identifier.ValueText, operation.Compilation))];
                IEnumerable<Location> places = declared.Length == 0 ? [name.GetLocation()] : declared.Where(type => reported.TryAdd(type, true)).Select(static type => type.Locations[0]);
                foreach (Location place in places) operation.ReportDiagnostic(Diagnostic.Create(Rule, place, access.ToString(), classes, remedies));
            },
            OperationKind.Invalid);
    }

    /// <summary>Whether a member is what puts the tasks of a class on a pool: a property of an extension block, or a method before C# 14.</summary>
    private static bool IsTasksOfPool(ISymbol member) =>
        (string.IsNullOrEmpty(member.ContainingType?.Name) ? member.ContainingType?.ContainingType : member.ContainingType) is { } extensions
        && extensions.Name.EndsWith(ExtensionsSuffix, StringComparison.Ordinal) && GeneratedTypes.Contains(extensions);

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IPropertySymbol property => property.Type,
        IMethodSymbol method => method.ReturnType,
        _ => null,
    };

    private static string NameOf(INamedTypeSymbol stubs, IdentifierNameSyntax name) =>
        stubs.ContainingNamespace.IsGlobalNamespace ? name.Identifier.ValueText : $"{stubs.ContainingNamespace.ToDisplayString()}.{name.Identifier.ValueText}";

    /// <summary>The classes of this project that stubs were written for.</summary>
    private static IEnumerable<INamedTypeSymbol> Declarations(INamedTypeSymbol stubs, string name, Compilation compilation) =>
        stubs.ContainingNamespace.GetTypeMembers().Concat(stubs.ContainingNamespace.GetTypeMembers().SelectMany(static type => type.GetTypeMembers()))
            .Where(type => type.Name == name && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly) && !GeneratedTypes.Contains(type));
}
