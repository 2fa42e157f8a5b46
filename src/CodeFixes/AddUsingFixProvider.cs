using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PoolGen.Generator.Rules;

namespace PoolGen.CodeFixes;

/// <summary>Disposes of a pool at the end of its block: <c>await using</c>, or <c>using</c> where nothing can be awaited. Of shared data, too.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddUsingFixProvider)), Shared]
public sealed class AddUsingFixProvider : PoolFixProvider
{
    private protected override string[] Ids => [UsageRules.PoolNotDisposed.Id, UsageRules.SharedNotDisposed.Id];

    private protected override Task<PoolFix?> FindAsync(FixTarget target, CancellationToken cancellationToken) =>
        Task.FromResult(Find(target, cancellationToken));

    private static PoolFix? Find(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Node.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is not { } declaration) return null;
        if (declaration.Modifiers.Any() || declaration.UsingKeyword.IsKind(SyntaxKind.UsingKeyword) || declaration.Parent is SwitchSectionSyntax) return null;
        if (declaration.Declaration.Variables.Any(variable => variable.Initializer is null || IsChanged(target.Model, variable, cancellationToken))) return null;

        bool isPool = target.Diagnostic.Id == UsageRules.PoolNotDisposed.Id;
        bool isAwaited = isPool && AsyncPlace.Allows(declaration, target.Model);
        string title = $"Dispose of {(isPool ? "the pool" : "the shared data")} with '{(isAwaited ? "await using" : "using")}'";
        return new PoolFix(title, nameof(AddUsingFixProvider), [new NodeEdit(declaration, (current, _) => AddUsing((LocalDeclarationStatementSyntax)current, isAwaited))]);
    }

    /// <summary>A variable that is disposed of by its declaration cannot be assigned again.</summary>
    private static bool IsChanged(SemanticModel model, VariableDeclaratorSyntax variable, CancellationToken cancellationToken)
    {
        if (variable.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member) return true;
        SyntaxNode scope = member is GlobalStatementSyntax ? member.Parent! : member;
        ISymbol? local = model.GetDeclaredSymbol(variable, cancellationToken);
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == variable.Identifier.ValueText)
            .Where(static name => name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name
                || name.Parent is ArgumentSyntax argument && (argument.RefKindKeyword.RawKind != 0 || argument.Parent is TupleExpressionSyntax)
                || name.Parent is RefExpressionSyntax)
            .Any(name => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, local));
    }

    private static LocalDeclarationStatementSyntax AddUsing(LocalDeclarationStatementSyntax declaration, bool isAwaited)
    {
        SyntaxTriviaList leading = declaration.GetLeadingTrivia();
        LocalDeclarationStatementSyntax result = declaration.WithoutLeadingTrivia()
            .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space));
        if (isAwaited) result = result.WithAwaitKeyword(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space));
        return result.WithLeadingTrivia(leading);
    }
}
