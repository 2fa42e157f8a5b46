using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace PoolGen.CodeFixes;

/// <summary>Expressions behind an <c>await</c>.</summary>
internal static class Awaited
{
    /// <summary>Awaits an expression in the place of another one.</summary>
    /// <param name="awaited">What is awaited.</param>
    /// <param name="replaced">What stands there now.</param>
    /// <param name="original">What stood there before any edit: it says whether the place needs parentheses.</param>
    public static ExpressionSyntax Make(ExpressionSyntax awaited, SyntaxNode replaced, SyntaxNode original)
    {
        if (awaited is ConditionalExpressionSyntax or BinaryExpressionSyntax or AssignmentExpressionSyntax or SwitchExpressionSyntax)
        {
            awaited = SyntaxFactory.ParenthesizedExpression(awaited.WithoutTrivia());
        }

        ExpressionSyntax result = SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), awaited.WithoutTrivia());
        bool isOperand = original.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax
            or InvocationExpressionSyntax or PostfixUnaryExpressionSyntax;
        if (isOperand) result = SyntaxFactory.ParenthesizedExpression(result).WithAdditionalAnnotations(Simplifier.Annotation);
        return result.WithTriviaFrom(replaced);
    }
}
