using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using PoolGen.Generator.Rules;

namespace PoolGen.CodeFixes;

/// <summary>Awaits a result that is dropped, or that async code blocks for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitFixProvider)), Shared]
public sealed class AwaitFixProvider : PoolFixProvider
{
    private protected override string[] Ids => [PoolRules.DroppedResult.Id, PoolRules.BlockingCall.Id];

    private protected override Task<PoolFix?> FindAsync(FixTarget target, CancellationToken cancellationToken) =>
        Task.FromResult(Find(target, cancellationToken));

    private static PoolFix? Find(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Node is CommonForEachStatementSyntax loop) return AsyncPlace.Allows(loop, target.Model) ? AwaitEach(loop) : null;
        if (target.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call) return null;
        if (IsConditional(call) || !AsyncPlace.Allows(call, target.Model)) return null;
        if (target.Diagnostic.Id == PoolRules.DroppedResult.Id) return Fix("Await the result", call, static current => current);
        if (call.Expression is not MemberAccessExpressionSyntax || target.Model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method) return null;

        switch (method)
        {
            case { Name: "Get", Parameters.Length: 0, ContainingType.Name: "AsyncResult" }:
                return Fix("Await the result", call, static current => Receiver(current));
            case { Name: "Get", ContainingType.Name: "AsyncResult" }:
                return Fix("Await the result for that time", call, ToTimedTask);
            // Wait does not throw what await throws, so the two are not fixed together.
            case { Name: "Wait", Parameters.Length: 0, ContainingType.Name: "AsyncResult" }:
                return Fix("Await the result, which throws its failure", call, static current => Receiver(current));
            // It says whether the result is there, which WaitAsync says by an exception.
            case { Name: "Wait", ContainingType.Name: "AsyncResult" }:
                return null;
            default:
                string name = method.Name + "Async";
                if (method.ContainingType.GetMembers(name).IsEmpty) return null;
                string token = method.Parameters[method.Parameters.Length - 1].Name;
                return Fix($"Await '{name}'", call, current => ToAsync(current, name, token, method.Parameters.Length));
        }
    }

    private static PoolFix Fix(string title, InvocationExpressionSyntax call, Func<InvocationExpressionSyntax, ExpressionSyntax> change) =>
        new(title, title, [new NodeEdit(call, (current, _) => Await(change((InvocationExpressionSyntax)current), current, call))]);

    private static PoolFix AwaitEach(CommonForEachStatementSyntax loop) => new(
        "Await each item",
        nameof(AwaitEach),
        [new NodeEdit(loop, static (current, _) => ((CommonForEachStatementSyntax)current.WithoutLeadingTrivia())
            .WithAwaitKeyword(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space))
            .WithLeadingTrivia(current.GetLeadingTrivia()))]);

    /// <summary>Whether a call begins in the middle of an expression: <c>pool?.Work</c>.</summary>
    private static bool IsConditional(ExpressionSyntax call)
    {
        ExpressionSyntax? first = call;
        while (first is not null)
        {
            if (first is MemberBindingExpressionSyntax or ElementBindingExpressionSyntax) return true;
            first = first switch
            {
                InvocationExpressionSyntax invocation => invocation.Expression,
                MemberAccessExpressionSyntax access => access.Expression,
                ElementAccessExpressionSyntax access => access.Expression,
                _ => null,
            };
        }

        return false;
    }

    private static ExpressionSyntax Receiver(InvocationExpressionSyntax call) => ((MemberAccessExpressionSyntax)call.Expression).Expression;

    /// <summary><c>result.AsTask().WaitAsync(timeout)</c>: it gives up as <c>Get</c> does, and the task goes on.</summary>
    private static InvocationExpressionSyntax ToTimedTask(InvocationExpressionSyntax call)
    {
        var access = (MemberAccessExpressionSyntax)call.Expression;
        ExpressionSyntax task = SyntaxFactory.InvocationExpression(access.WithName(SyntaxFactory.IdentifierName("AsTask")));
        return call.WithExpression(SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression, task, SyntaxFactory.IdentifierName("WaitAsync")));
    }

    /// <summary>The same call without blocking. Its token comes after callbacks, so it is named.</summary>
    private static InvocationExpressionSyntax ToAsync(InvocationExpressionSyntax call, string name, string token, int parameters)
    {
        var access = (MemberAccessExpressionSyntax)call.Expression;
        ArgumentListSyntax list = call.ArgumentList;
        if (list.Arguments.Count == parameters && list.Arguments.Last() is { NameColon: null } last)
        {
            NameColonSyntax colon = SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(token)).WithTrailingTrivia(SyntaxFactory.Space);
            list = list.ReplaceNode(last, last.WithoutLeadingTrivia().WithNameColon(colon).WithLeadingTrivia(last.GetLeadingTrivia()));
        }

        SimpleNameSyntax method = SyntaxFactory.IdentifierName(name).WithTriviaFrom(access.Name);
        return call.WithExpression(access.WithName(method)).WithArgumentList(list);
    }

    private static ExpressionSyntax Await(ExpressionSyntax awaited, SyntaxNode replaced, SyntaxNode original)
    {
        ExpressionSyntax result = SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), awaited.WithoutTrivia());
        bool isOperand = original.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax
            or InvocationExpressionSyntax or PostfixUnaryExpressionSyntax;
        if (isOperand) result = SyntaxFactory.ParenthesizedExpression(result).WithAdditionalAnnotations(Simplifier.Annotation);
        return result.WithTriviaFrom(replaced);
    }
}
