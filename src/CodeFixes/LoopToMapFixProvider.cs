using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PoolGen.Generator.Rules;

namespace PoolGen.CodeFixes;

/// <summary>Replaces a loop that waits for one item after the other by a map over all of them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LoopToMapFixProvider)), Shared]
public sealed class LoopToMapFixProvider : PoolFixProvider
{
    private protected override string[] Ids => [UsageRules.LoopOfCalls.Id];

    private protected override Task<PoolFix?> FindAsync(FixTarget target, CancellationToken cancellationToken) =>
        Task.FromResult(Find(target, cancellationToken));

    private static PoolFix? Find(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Node.FirstAncestorOrSelf<ForEachStatementSyntax>() is not { } loop) return null;
        if (CallLoop.Read(loop, target.Model, cancellationToken) is not { } shape || shape.FindMap(target.Model, cancellationToken) is not { } map) return null;
        return new PoolFix($"Replace the loop by '{map.Name}'", nameof(LoopToMapFixProvider), [new NodeEdit(loop, (current, _) => Replace(current, shape, map))]);
    }

    private static ExpressionStatementSyntax Replace(SyntaxNode current, CallLoop shape, IMethodSymbol map)
    {
        var stub = (MemberAccessExpressionSyntax)shape.Call.Expression;
        List<ArgumentSyntax> arguments = [SyntaxFactory.Argument(shape.Loop.Expression.WithoutTrivia())];
        if (shape.Token is { } token)
        {
            NameColonSyntax name = SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(map.Parameters[map.Parameters.Length - 1].Name))
                .WithTrailingTrivia(SyntaxFactory.Space);
            arguments.Add(SyntaxFactory.Argument(token.WithoutTrivia()).WithNameColon(name));
        }

        ExpressionSyntax result = SyntaxFactory.InvocationExpression(stub.WithoutTrivia().WithName(SyntaxFactory.IdentifierName(map.Name)), List(arguments));
        if (shape.IsAwaited)
        {
            result = SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), result);
        }

        ExpressionSyntax add = SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression, shape.Target.WithoutTrivia(), SyntaxFactory.IdentifierName("AddRange"));
        return SyntaxFactory.ExpressionStatement(SyntaxFactory.InvocationExpression(add, List([SyntaxFactory.Argument(result)]))).WithTriviaFrom(current);
    }

    private static ArgumentListSyntax List(List<ArgumentSyntax> arguments) => SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(
        arguments,
        Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), arguments.Count - 1)));
}
