using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;
using PoolGen.Generator.Rules;

namespace PoolGen.CodeFixes;

/// <summary>Makes a task static, where it uses nothing of its instance.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeStaticFixProvider)), Shared]
public sealed class MakeStaticFixProvider : PoolFixProvider
{
    private protected override string[] Ids => [PoolRules.NotStatic.Id];

    private protected override async Task<PoolFix?> FindAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Node is not MethodDeclarationSyntax declaration || !CanBeStatic(declaration)) return null;
        if (target.Model.GetDeclaredSymbol(declaration, cancellationToken) is not { MethodKind: MethodKind.Ordinary } method) return null;
        if (method.ImplementsInterface() || UsesInstance(target.Model, declaration, method, cancellationToken)) return null;
        if (await FindCallsAsync(target, method, cancellationToken).ConfigureAwait(false) is not { } calls) return null;

        return new PoolFix($"Make '{method.Name}' static", nameof(MakeStaticFixProvider), [new NodeEdit(declaration, MakeStatic), .. calls]);
    }

    private static SyntaxNode MakeStatic(SyntaxNode current, SyntaxGenerator generator) =>
        generator.WithModifiers(current, generator.GetModifiers(current).WithIsStatic(true).WithIsReadOnly(false));

    private static bool CanBeStatic(MethodDeclarationSyntax declaration) =>
        (declaration.Body is not null || declaration.ExpressionBody is not null)
        && declaration.ExplicitInterfaceSpecifier is null
        && declaration.Parent is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax
        && !declaration.Modifiers.Any(static modifier => modifier.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.AbstractKeyword or SyntaxKind.VirtualKeyword
            or SyntaxKind.OverrideKeyword or SyntaxKind.PartialKeyword or SyntaxKind.ExternKeyword);

    /// <summary>Whether the body needs <c>this</c>, be it unwritten, or a parameter of the primary constructor.</summary>
    private static bool UsesInstance(SemanticModel model, MethodDeclarationSyntax declaration, IMethodSymbol method, CancellationToken cancellationToken) =>
        model.GetOperation(declaration, cancellationToken) is not { } body
        || body.Descendants().Any(operation => operation switch
        {
            IInstanceReferenceOperation reference => reference.ReferenceKind == InstanceReferenceKind.ContainingTypeInstance,
            IParameterReferenceOperation reference => reference.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor }
                && SymbolEqualityComparer.Default.Equals(reference.Parameter.ContainingType, method.ContainingType),
            _ => false,
        });

    /// <summary>Calls on an instance become calls on the type; null where an instance is made only to be called on.</summary>
    private static async Task<ImmutableArray<NodeEdit>?> FindCallsAsync(FixTarget target, IMethodSymbol method, CancellationToken cancellationToken)
    {
        ImmutableArray<NodeEdit>.Builder edits = ImmutableArray.CreateBuilder<NodeEdit>();
        foreach (SyntaxNode name in await References.FindAsync(method, target.Solution, cancellationToken).ConfigureAwait(false))
        {
            if (name.Parent is MemberBindingExpressionSyntax) return null;
            if (name.Parent is not MemberAccessExpressionSyntax access || access.Name != name || name.IsInNameOf()) continue;
            if (access.Expression is not (IdentifierNameSyntax or ThisExpressionSyntax or BaseExpressionSyntax)) return null;
            // Parsed, because a name of a type is another node than the same name in an expression.
            edits.Add(new NodeEdit(access.Expression, (current, generator) => SyntaxFactory.ParseExpression(generator.TypeExpression(method.ContainingType).ToString())
                .WithTriviaFrom(current).WithAdditionalAnnotations(Simplifier.Annotation)));
        }

        return edits.ToImmutable();
    }
}
