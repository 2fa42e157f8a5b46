using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PoolGen.CodeFixes;

/// <summary>A loop whose body adds the result of one call for its item to a list: <c>foreach (var x in xs) list.Add(pool.Work.F.Apply(x));</c></summary>
/// <param name="Loop">The loop.</param>
/// <param name="Call">The call of the stub.</param>
/// <param name="Items">How many values each item gives to its call.</param>
/// <param name="Token">The token that each call is given.</param>
/// <param name="IsAwaited">Whether the call is awaited.</param>
/// <param name="Target">The list that the results are added to.</param>
internal sealed record CallLoop(
    ForEachStatementSyntax Loop, InvocationExpressionSyntax Call, int Items, ExpressionSyntax? Token, bool IsAwaited, ExpressionSyntax Target)
{
    /// <summary>The loop's parts, or null where a map would do something else.</summary>
    public static CallLoop? Read(ForEachStatementSyntax loop, SemanticModel model, CancellationToken cancellationToken)
    {
        if (loop.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword) || HoldsComments(loop)) return null;
        if (Added(loop.Statement, model, cancellationToken) is not var (target, expression)) return null;
        bool isAwaited = expression is AwaitExpressionSyntax;
        if (expression is AwaitExpressionSyntax awaited) expression = awaited.Expression;
        if (expression is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax stub } call) return null;
        if (stub.Name.Identifier.ValueText != (isAwaited ? "ApplyAsync" : "Apply")) return null;

        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        int items = CountItems(loop, arguments, model, cancellationToken);
        if (items == 0 || arguments.Count > items + 1) return null;

        ExpressionSyntax? token = null;
        if (arguments.Count > items)
        {
            token = arguments[items].Expression;
            if (token is not IdentifierNameSyntax || model.GetTypeInfo(token, cancellationToken).Type?.Name != "CancellationToken") return null;
        }

        return IsSteady(stub.Expression, loop) && IsSteady(target, loop) ? new CallLoop(loop, call, items, token, isAwaited, target) : null;
    }

    /// <summary>The stub's map over what the loop reads, or null.</summary>
    public IMethodSymbol? FindMap(SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(Call, cancellationToken).Symbol is not IMethodSymbol apply) return null;
        string name = (Items > 1 ? "StarMap" : "Map") + (IsAwaited ? "Async" : "");
        foreach (IMethodSymbol map in model.LookupSymbols(Call.SpanStart, apply.ContainingType, name, includeReducedExtensionMethods: true).OfType<IMethodSymbol>())
        {
            if (!model.ClassifyConversion(Loop.Expression, map.Parameters[0].Type).IsImplicit) continue;
            // The loop must not convert what a map would be given as it is.
            ITypeSymbol? item = model.GetForEachStatementInfo(Loop).ElementType;
            if (map.Parameters[0].Type is not INamedTypeSymbol { Arity: 1 } items || !SymbolEqualityComparer.Default.Equals(item, items.TypeArguments[0])) continue;
            if (CanAdd(model, map, cancellationToken)) return map;
        }

        return null;
    }

    /// <summary>How many of the arguments are the item: itself, or all parts of a tuple in their order. None if it is something else.</summary>
    private static int CountItems(
        ForEachStatementSyntax loop, SeparatedSyntaxList<ArgumentSyntax> arguments, SemanticModel model, CancellationToken cancellationToken)
    {
        if (arguments.Count > 0 && IsItem(arguments[0].Expression, loop)) return arguments[0].NameColon is null ? 1 : 0;
        if (model.GetForEachStatementInfo(loop).ElementType is not INamedTypeSymbol { IsTupleType: true, TupleElements: var parts } || arguments.Count < parts.Length) return 0;
        for (int i = 0; i < parts.Length; i++)
        {
            if (arguments[i] is not { NameColon: null, Expression: MemberAccessExpressionSyntax part } || !IsItem(part.Expression, loop)) return 0;
            if (model.GetSymbolInfo(part, cancellationToken).Symbol is not IFieldSymbol field) return 0;
            if (!SymbolEqualityComparer.Default.Equals(field.CorrespondingTupleField ?? field, parts[i].CorrespondingTupleField ?? parts[i])) return 0;
        }

        return parts.Length;
    }

    private static bool IsItem(ExpressionSyntax expression, ForEachStatementSyntax loop) =>
        expression is IdentifierNameSyntax name && name.Identifier.ValueText == loop.Identifier.ValueText;

    /// <summary>The body's list, and what it adds: at once, or by way of a variable.</summary>
    private static (ExpressionSyntax List, ExpressionSyntax Value)? Added(StatementSyntax body, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxList<StatementSyntax> statements = body is BlockSyntax block ? block.Statements : SyntaxFactory.SingletonList(body);
        if (statements.Count is < 1 or > 2 || statements[statements.Count - 1] is not ExpressionStatementSyntax { Expression: { } last }) return null;
        if (AddedTo(last, model, cancellationToken) is not { } added || statements.Count == 1) return AddedTo(last, model, cancellationToken);
        return statements[0] is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration: { Type.IsVar: true, Variables: { Count: 1 } variables } }
            && variables[0].Initializer is { Value: var value }
            && added.Value is IdentifierNameSyntax name && name.Identifier.ValueText == variables[0].Identifier.ValueText
            ? (added.List, value)
            : null;
    }

    private static (ExpressionSyntax List, ExpressionSyntax Value)? AddedTo(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        if (expression is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" } access } call) return null;
        if (call.ArgumentList.Arguments is not { Count: 1 } arguments || arguments[0].NameColon is not null) return null;
        return IsList(model.GetTypeInfo(access.Expression, cancellationToken).Type) ? (access.Expression, arguments[0].Expression) : null;
    }

    private static bool IsList(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "List", Arity: 1 } list
        && list.ContainingNamespace.ToDisplayString() == "System.Collections.Generic";

    /// <summary>Whether the list takes an array of the results as it takes each.</summary>
    private bool CanAdd(SemanticModel model, IMethodSymbol map, CancellationToken cancellationToken)
    {
        ITypeSymbol results = IsAwaited && map.ReturnType is INamedTypeSymbol { Arity: 1 } awaited ? awaited.TypeArguments[0] : map.ReturnType;
        return model.GetTypeInfo(Target, cancellationToken).Type is INamedTypeSymbol { Arity: 1 } list
            && results is IArrayTypeSymbol { ElementType: var result }
            && (SymbolEqualityComparer.Default.Equals(result, list.TypeArguments[0])
                || (result.IsReferenceType && model.Compilation.HasImplicitConversion(result, list.TypeArguments[0])));
    }

    /// <summary>Whether an expression is the same in each round: names only, and none of the loop's own.</summary>
    private static bool IsSteady(ExpressionSyntax expression, ForEachStatementSyntax loop) => expression
        .DescendantNodesAndSelf()
        .All(node => node is MemberAccessExpressionSyntax or ThisExpressionSyntax or IdentifierNameSyntax or InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } or ArgumentListSyntax
            && !(node is IdentifierNameSyntax name && IsItem(name, loop)));

    private static bool HoldsComments(ForEachStatementSyntax loop)
    {
        SyntaxToken first = loop.GetFirstToken();
        SyntaxToken last = loop.GetLastToken();
        return loop.DescendantTrivia(descendIntoTrivia: false).Any(trivia =>
            !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia)
            && !(trivia.Token == first && first.LeadingTrivia.Contains(trivia))
            && !(trivia.Token == last && last.TrailingTrivia.Contains(trivia)));
    }
}
