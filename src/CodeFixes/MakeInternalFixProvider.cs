using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PoolGen.Generator.Rules;

namespace PoolGen.CodeFixes;

/// <summary>Makes a task internal, with the classes around it and the types that it shows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeInternalFixProvider)), Shared]
public sealed class MakeInternalFixProvider : PoolFixProvider
{
    private protected override string[] Ids => [PoolRules.NotAccessible.Id];

    private protected override Task<PoolFix?> FindAsync(FixTarget target, CancellationToken cancellationToken)
    {
        ISymbol? symbol = target.Node is MemberDeclarationSyntax ? target.Model.GetDeclaredSymbol(target.Node, cancellationToken) : null;
        if (symbol is not (IMethodSymbol { IsOverride: false, MethodKind: MethodKind.Ordinary } or INamedTypeSymbol)) return Task.FromResult<PoolFix?>(null);

        IReadOnlyCollection<ISymbol> raised = Exposure.Of(symbol);
        List<NodeEdit> edits = [];
        foreach (ISymbol one in raised)
        {
            // All parts of a partial type say the same, or nothing.
            foreach (SyntaxReference reference in one.DeclaringSyntaxReferences)
            {
                edits.Add(new NodeEdit(reference.GetSyntax(cancellationToken), Raise));
            }
        }

        return Task.FromResult<PoolFix?>(new PoolFix($"Make '{symbol.Name}' internal", nameof(MakeInternalFixProvider), [.. edits]));
    }

    private static SyntaxNode Raise(SyntaxNode current, SyntaxGenerator generator)
    {
        Accessibility raised = generator.GetAccessibility(current) switch
        {
            Accessibility.Public => Accessibility.Public,
            // Who derives from the class keeps what it had.
            Accessibility.Protected or Accessibility.ProtectedOrInternal => Accessibility.ProtectedOrInternal,
            _ => Accessibility.Internal,
        };
        return generator.WithAccessibility(current, raised);
    }
}
