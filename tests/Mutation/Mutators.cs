using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PoolGen.Mutation;

/// <summary>The changes: each is one that a hand could make by mistake. Those that do not compile are dropped later.</summary>
internal static class Mutators
{
    private static readonly Dictionary<SyntaxKind, SyntaxKind[]> Operators = new()
    {
        [SyntaxKind.LessThanExpression] = [SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanOrEqualExpression],
        [SyntaxKind.LessThanOrEqualExpression] = [SyntaxKind.LessThanExpression, SyntaxKind.GreaterThanExpression],
        [SyntaxKind.GreaterThanExpression] = [SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.LessThanOrEqualExpression],
        [SyntaxKind.GreaterThanOrEqualExpression] = [SyntaxKind.GreaterThanExpression, SyntaxKind.LessThanExpression],
        [SyntaxKind.EqualsExpression] = [SyntaxKind.NotEqualsExpression],
        [SyntaxKind.NotEqualsExpression] = [SyntaxKind.EqualsExpression],
        [SyntaxKind.LogicalAndExpression] = [SyntaxKind.LogicalOrExpression],
        [SyntaxKind.LogicalOrExpression] = [SyntaxKind.LogicalAndExpression],
        [SyntaxKind.AddExpression] = [SyntaxKind.SubtractExpression],
        [SyntaxKind.SubtractExpression] = [SyntaxKind.AddExpression],
        [SyntaxKind.MultiplyExpression] = [SyntaxKind.DivideExpression],
        [SyntaxKind.DivideExpression] = [SyntaxKind.MultiplyExpression],
    };

    /// <summary>What an expression could be by mistake.</summary>
    internal static IEnumerable<ExpressionSyntax> Of(ExpressionSyntax expression)
    {
        if (Operators.TryGetValue(expression.Kind(), out SyntaxKind[]? kinds))
        {
            var binary = (BinaryExpressionSyntax)expression;
            return kinds.Select(kind => SyntaxFactory.BinaryExpression(kind, binary.Left, SyntaxFactory.Token(OperatorOf(kind)).WithTriviaFrom(binary.OperatorToken), binary.Right));
        }

        return expression switch
        {
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } => [SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression)],
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } => [SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression)],
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => [not.Operand.WithoutTrivia()],
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Math" }, Name.Identifier.Text: "Min" or "Max" } math } call
                => [call.WithExpression(math.WithName(SyntaxFactory.IdentifierName(math.Name.Identifier.Text == "Min" ? "Max" : "Min")))],
            ConditionalExpressionSyntax choice => [choice.WithWhenTrue(choice.WhenFalse).WithWhenFalse(choice.WhenTrue)],
            _ when IsPlainCondition(expression) => [SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia()))],
            _ => [],
        };
    }

    /// <summary>Whether a statement could be forgotten.</summary>
    internal static bool CanBeForgotten(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax or AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax } => true,
        BreakStatementSyntax { Parent: not SwitchSectionSyntax } or ContinueStatementSyntax => true,
        ReturnStatementSyntax { Expression: null } => true,
        _ => false,
    };

    // The condition of an if or a while that none of the operators above makes up.
    private static bool IsPlainCondition(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax or IsPatternExpressionSyntax
        && expression.Parent is IfStatementSyntax or WhileStatementSyntax;

    private static SyntaxKind OperatorOf(SyntaxKind expression) => expression switch
    {
        SyntaxKind.LessThanExpression => SyntaxKind.LessThanToken,
        SyntaxKind.LessThanOrEqualExpression => SyntaxKind.LessThanEqualsToken,
        SyntaxKind.GreaterThanExpression => SyntaxKind.GreaterThanToken,
        SyntaxKind.GreaterThanOrEqualExpression => SyntaxKind.GreaterThanEqualsToken,
        SyntaxKind.EqualsExpression => SyntaxKind.EqualsEqualsToken,
        SyntaxKind.NotEqualsExpression => SyntaxKind.ExclamationEqualsToken,
        SyntaxKind.LogicalAndExpression => SyntaxKind.AmpersandAmpersandToken,
        SyntaxKind.LogicalOrExpression => SyntaxKind.BarBarToken,
        SyntaxKind.AddExpression => SyntaxKind.PlusToken,
        SyntaxKind.SubtractExpression => SyntaxKind.MinusToken,
        SyntaxKind.MultiplyExpression => SyntaxKind.AsteriskToken,
        _ => SyntaxKind.SlashToken,
    };
}
