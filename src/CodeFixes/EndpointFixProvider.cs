using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PoolGen.Generator.Rules;

namespace PoolGen.CodeFixes;

/// <summary>An endpoint that returns a result: a lambda awaits it, and a method returns a task, to which results convert.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EndpointFixProvider)), Shared]
public sealed class EndpointFixProvider : PoolFixProvider
{
    private protected override string[] Ids => [UsageRules.RouteHandler.Id, UsageRules.ActionResult.Id];

    private protected override Task<PoolFix?> FindAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Diagnostic.Id == UsageRules.RouteHandler.Id && target.Node.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { } lambda
            && IsAt(lambda, target.Diagnostic.Location.SourceSpan.Start))
        {
            return Task.FromResult(InLambda(lambda, target.Model));
        }

        return OfMethodAsync(target, cancellationToken);
    }

    /// <summary>Whether the diagnostic is the lambda's own, and not that of a method which is named somewhere in it.</summary>
    private static bool IsAt(AnonymousFunctionExpressionSyntax lambda, int start) => lambda switch
    {
        LambdaExpressionSyntax { ArrowToken: var arrow } => arrow.SpanStart == start,
        AnonymousMethodExpressionSyntax { DelegateKeyword: var keyword } => keyword.SpanStart == start,
        _ => false,
    };

    private static PoolFix? InLambda(AnonymousFunctionExpressionSyntax lambda, SemanticModel model)
    {
        bool isAsync = lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
        TypeSyntax? written = (lambda as ParenthesizedLambdaExpressionSyntax)?.ReturnType;
        if (written is not null)
        {
            if (TaskType.Of(written) is not { } type || isAsync) return null;
            return new PoolFix("Return a task", "ReturnTask", [new NodeEdit(written, (current, _) => type.WithTriviaFrom(current))]);
        }

        ImmutableArray<ExpressionSyntax> returned = ReturnedBy(lambda, lambda.Body);
        bool hasValue = lambda.Body is ExpressionSyntax || returned.All(expression => model.GetTypeInfo(expression).Type is INamedTypeSymbol { Arity: 1 });
        if (hasValue && AsyncPlace.CouldAllow(lambda, returned, model))
        {
            return new PoolFix("Await the result", "Await", [.. returned.Select(Await), new NodeEdit(lambda, static (current, _) => MakeAsync((AnonymousFunctionExpressionSyntax)current))]);
        }

        return isAsync ? null : new PoolFix("Return a task", "AsTask", [.. returned.Select(AsTask)]);
    }

    private static NodeEdit Await(ExpressionSyntax returned) => new(returned, (current, _) => Awaited.Make((ExpressionSyntax)current, current, returned));

    private static NodeEdit AsTask(ExpressionSyntax returned) => new(returned, static (current, _) =>
    {
        var result = (ExpressionSyntax)current.WithoutTrivia();
        if (result is not (InvocationExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax)) result = SyntaxFactory.ParenthesizedExpression(result);
        return SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, result, SyntaxFactory.IdentifierName("AsTask")))
            .WithTriviaFrom(current);
    });

    private static AnonymousFunctionExpressionSyntax MakeAsync(AnonymousFunctionExpressionSyntax lambda)
    {
        if (lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword)) return lambda;
        SyntaxToken keyword = SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        bool isFirst = lambda is not LambdaExpressionSyntax { AttributeLists.Count: > 0 } && lambda.Modifiers.Count == 0;
        if (!isFirst) return (AnonymousFunctionExpressionSyntax)lambda.WithModifiers(lambda.Modifiers.Add(keyword));
        SyntaxTriviaList leading = lambda.GetLeadingTrivia();
        return ((AnonymousFunctionExpressionSyntax)lambda.WithoutLeadingTrivia().WithModifiers(SyntaxFactory.TokenList(keyword))).WithLeadingTrivia(leading);
    }

    private static async Task<PoolFix?> OfMethodAsync(FixTarget target, CancellationToken cancellationToken)
    {
        ISymbol? symbol = target.Diagnostic.Id == UsageRules.ActionResult.Id
            ? target.Model.GetDeclaredSymbol(target.Node, cancellationToken)
            : (target.Model.GetOperation(target.Node, cancellationToken) as IMethodReferenceOperation)?.Method;
        if (symbol is not IMethodSymbol { IsAsync: false, IsVirtual: false, IsOverride: false, IsAbstract: false } method || method.ContainingType is null || method.ImplementsInterface()) return null;
        if (method.DeclaringSyntaxReferences is not [{ } reference]) return null;
        SyntaxNode declaration = await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
        TypeSyntax? written = declaration switch
        {
            MethodDeclarationSyntax declared when !declared.Modifiers.Any(SyntaxKind.PartialKeyword) => declared.ReturnType,
            LocalFunctionStatementSyntax declared => declared.ReturnType,
            _ => null,
        };
        if (written is null || TaskType.Of(written) is not { } type) return null;
        foreach (SyntaxNode name in await References.FindAsync(method, target.Solution, cancellationToken).ConfigureAwait(false))
        {
            if (!AcceptsTask(name)) return null;
        }

        return new PoolFix("Return a task", "ReturnTask", [new NodeEdit(written, (current, _) => type.WithTriviaFrom(current))]);
    }

    /// <summary>Whether the code around a method's name compiles with a task as well: it hands the method on, or awaits it.</summary>
    private static bool AcceptsTask(SyntaxNode name)
    {
        if (name.IsInNameOf()) return true;
        SyntaxNode callee = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return callee.Parent is ArgumentSyntax || callee.Parent is InvocationExpressionSyntax { Parent: AwaitExpressionSyntax };
    }

    /// <summary>What a function returns, but not what functions in it do.</summary>
    private static ImmutableArray<ExpressionSyntax> ReturnedBy(SyntaxNode function, SyntaxNode body) => body is ExpressionSyntax expression
        ? [expression]
        : [.. body.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) || node == function)
            .OfType<ReturnStatementSyntax>()
            .Select(static statement => statement.Expression)
            .OfType<ExpressionSyntax>()];
}
