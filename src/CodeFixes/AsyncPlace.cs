using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PoolGen.CodeFixes;

/// <summary>Whether <c>await</c> may stand where a node stands.</summary>
internal static class AsyncPlace
{
    public static bool Allows(SyntaxNode node, SemanticModel model)
    {
        foreach (SyntaxNode ancestor in node.Ancestors())
        {
            if (Forbids(ancestor)) return false;
            switch (ancestor)
            {
                case AnonymousFunctionExpressionSyntax function:
                    return function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword) && !HoldsStack(function, model);
                case LocalFunctionStatementSyntax function:
                    return IsAsync(function.Modifiers) && !HoldsStack(function, model);
                case MethodDeclarationSyntax method:
                    return IsAsync(method.Modifiers) && !HoldsStack(method, model);
                case GlobalStatementSyntax:
                    return !HoldsStack(ancestor.Parent!, model);
                case MemberDeclarationSyntax or AccessorDeclarationSyntax or EqualsValueClauseSyntax { Parent: ParameterSyntax }:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Whether a lambda, async or not, could be async and await where each of these nodes stands.</summary>
    public static bool CouldAllow(AnonymousFunctionExpressionSyntax lambda, IEnumerable<SyntaxNode> nodes, SemanticModel model) =>
        !HoldsStack(lambda, model)
        && model.GetSymbolInfo(lambda).Symbol is IMethodSymbol method
        && method.Parameters.All(static parameter => parameter.RefKind == RefKind.None && !parameter.Type.IsRefLikeType)
        && nodes.All(node => !node.Ancestors().TakeWhile(ancestor => ancestor != lambda).Any(Forbids));

    private static bool Forbids(SyntaxNode ancestor) => ancestor
        is LockStatementSyntax or UnsafeStatementSyntax or FixedStatementSyntax or CatchFilterClauseSyntax or QueryExpressionSyntax or AttributeSyntax;

    private static bool IsAsync(SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.AsyncKeyword) && !modifiers.Any(SyntaxKind.UnsafeKeyword);

    /// <summary>References and spans do not live across an await.</summary>
    private static bool HoldsStack(SyntaxNode function, SemanticModel model) => function
        .DescendantNodes(child => child == function || child is GlobalStatementSyntax
            or not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Where(static node => node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax)
        .Any(node => model.GetDeclaredSymbol(node) is ILocalSymbol local && (local.IsRef || local.Type.IsRefLikeType));
}
