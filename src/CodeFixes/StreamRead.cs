using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PoolGen.Generator.Usage;

namespace PoolGen.CodeFixes;

/// <summary>Code that reads a stream by LINQ, as it would read the stream's <c>AsAsyncEnumerable()</c>.</summary>
internal static class StreamRead
{
    /// <summary>From what a loop reads to what <c>await foreach</c> may read, or null.</summary>
    public static Func<ExpressionSyntax, ExpressionSyntax>? OfLoop(CommonForEachStatementSyntax loop, SemanticModel model)
    {
        if (CallsBehindStream(loop.Expression, model) is not { } calls) return null;
        if (calls == 0) return static source => source;
        return TypeOf(Convert(loop.Expression, calls), loop, model) is { Name: "IAsyncEnumerable" or "IOrderedAsyncEnumerable" } ? source => Convert(source, calls) : null;
    }

    /// <summary>From a call of LINQ's that reads all or a part of a stream to the call that is awaited instead, or null.</summary>
    public static Func<InvocationExpressionSyntax, ExpressionSyntax>? OfCall(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model)
    {
        if (method.ReducedFrom is null || call.Expression is not MemberAccessExpressionSyntax { Name: IdentifierNameSyntax } access) return null;
        if (CallsBehindStream(access.Expression, model) is not { } calls) return null;
        return TypeOf(ToAsync(call), call, model) is INamedTypeSymbol { Name: "ValueTask", Arity: 1 } task && SymbolEqualityComparer.Default.Equals(task.TypeArguments[0], method.ReturnType)
            ? ToAsync
            : null;

        ExpressionSyntax ToAsync(InvocationExpressionSyntax current)
        {
            var member = (MemberAccessExpressionSyntax)current.Expression;
            return current.WithExpression(member
                .WithExpression(Convert(member.Expression, calls))
                .WithName(SyntaxFactory.IdentifierName(method.Name + "Async").WithTriviaFrom(member.Name)));
        }
    }

    private static ITypeSymbol? TypeOf(ExpressionSyntax read, SyntaxNode place, SemanticModel model) =>
        model.GetSpeculativeTypeInfo(place.SpanStart, read, SpeculativeBindingOption.BindAsExpression).Type;

    /// <summary>How many calls stand behind the stream that an expression begins with; null where it begins otherwise.</summary>
    private static int? CallsBehindStream(ExpressionSyntax chain, SemanticModel model)
    {
        int calls = 0;
        while (PoolSymbols.Find(model.Compilation)?.IsStream(model.GetTypeInfo(chain).Type) != true)
        {
            if (chain is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }) return null;
            chain = access.Expression;
            calls++;
        }

        return calls;
    }

    /// <summary>Puts <c>AsAsyncEnumerable()</c> behind the stream that so many calls stand behind.</summary>
    private static InvocationExpressionSyntax Convert(ExpressionSyntax chain, int calls)
    {
        if (calls > 0 && chain is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call)
        {
            return call.WithExpression(access.WithExpression(Convert(access.Expression, calls - 1)));
        }

        return SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression, chain.WithoutTrailingTrivia(), SyntaxFactory.IdentifierName("AsAsyncEnumerable"))).WithTrailingTrivia(chain.GetTrailingTrivia());
    }
}
