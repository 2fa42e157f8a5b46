using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PoolGen.Generator.Rules;

namespace PoolGen.CodeFixes;

/// <summary>Awaits a result that is dropped, or that async code blocks for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitFixProvider)), Shared]
public sealed class AwaitFixProvider : PoolFixProvider
{
    private protected override string[] Ids => [UsageRules.DroppedResult.Id, UsageRules.BlockingCall.Id];

    private protected override Task<PoolFix?> FindAsync(FixTarget target, CancellationToken cancellationToken) =>
        Task.FromResult(Find(target, cancellationToken));

    private static PoolFix? Find(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Node is CommonForEachStatementSyntax loop) return AsyncPlace.Allows(loop, target.Model) && StreamRead.OfLoop(loop, target.Model) is { } convert ? AwaitEach(loop, convert) : null;
        if (target.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call) return null;
        if (IsConditional(call) || !AsyncPlace.Allows(call, target.Model)) return null;
        if (target.Diagnostic.Id == UsageRules.DroppedResult.Id) return Fix("Await the result", call, static current => current);
        if (call.Expression is not MemberAccessExpressionSyntax || target.Model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method) return null;

        switch (method)
        {
            case { Name: "Get", Parameters.Length: 0, ContainingType.Name: "AsyncResult" }:
                return Fix("Await the result", call, static current => Receiver(current));
            case { Name: "Get", ContainingType.Name: "AsyncResult" }:
                return Fix("Await the result for that time", call, ToTimed);
            // Wait does not throw what await throws, so the two are not fixed together.
            case { Name: "Wait", Parameters.Length: 0, ContainingType.Name: "AsyncResult" }:
                return Fix("Await the result, which throws its failure", call, static current => Receiver(current));
            // It says whether the result is there, which WaitAsync says by an exception.
            case { Name: "Wait", ContainingType.Name: "AsyncResult" }:
                return null;
            default:
                if (StreamRead.OfCall(call, method, target.Model) is { } read) return Fix("Await the stream's items", call, read);
                string name = method.Name + "Async";
                if (method.ContainingType.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault() is not { } twin) return null;
                string[] names = [.. method.Parameters.Select(static parameter => parameter.Name)];
                int samePlaces = SamePlaces(method, twin);
                return Fix($"Await '{name}'", call, current => ToAsync(current, name, names, samePlaces));
        }
    }

    private static PoolFix Fix(string title, InvocationExpressionSyntax call, Func<InvocationExpressionSyntax, ExpressionSyntax> change) =>
        new(title, title, [new NodeEdit(call, (current, _) => Awaited.Make(change((InvocationExpressionSyntax)current), current, call))]);

    private static PoolFix AwaitEach(CommonForEachStatementSyntax loop, Func<ExpressionSyntax, ExpressionSyntax> convert) => new(
        "Await each item",
        nameof(AwaitEach),
        [new NodeEdit(loop, (current, _) => ((CommonForEachStatementSyntax)current.WithoutLeadingTrivia())
            .WithExpression(convert(((CommonForEachStatementSyntax)current).Expression))
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

    /// <summary><c>result.WaitAsync(timeout)</c>: it gives up as <c>Get</c> does, and the task goes on.</summary>
    private static InvocationExpressionSyntax ToTimed(InvocationExpressionSyntax call)
    {
        var access = (MemberAccessExpressionSyntax)call.Expression;
        return call.WithExpression(access.WithName(SyntaxFactory.IdentifierName("WaitAsync").WithTriviaFrom(access.Name)));
    }

    /// <summary>How many parameters, from the first, stand at the same place in both.</summary>
    private static int SamePlaces(IMethodSymbol method, IMethodSymbol twin)
    {
        // A map is an extension: what it is called on is a parameter of the twin.
        int offset = method.ReducedFrom is null ? 0 : 1;
        int same = 0;
        while (same < method.Parameters.Length && same + offset < twin.Parameters.Length && twin.Parameters[same + offset].Name == method.Parameters[same].Name) same++;
        return same;
    }

    /// <summary>The same call without blocking. Progress and token come after callbacks there, so they are named.</summary>
    private static InvocationExpressionSyntax ToAsync(InvocationExpressionSyntax call, string name, string[] names, int samePlaces)
    {
        var access = (MemberAccessExpressionSyntax)call.Expression;
        ArgumentListSyntax list = call.ArgumentList;
        for (int i = samePlaces; i < list.Arguments.Count; i++)
        {
            if (list.Arguments[i] is not { NameColon: null } argument) continue;
            NameColonSyntax colon = SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(names[i])).WithTrailingTrivia(SyntaxFactory.Space);
            list = list.ReplaceNode(argument, argument.WithoutLeadingTrivia().WithNameColon(colon).WithLeadingTrivia(argument.GetLeadingTrivia()));
        }

        SimpleNameSyntax method = SyntaxFactory.IdentifierName(name).WithTriviaFrom(access.Name);
        return call.WithExpression(access.WithName(method)).WithArgumentList(list);
    }
}
