using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PoolGen.Generator.Rules;

namespace PoolGen.CodeFixes;

/// <summary>Moves a task's token behind its other parameters, and the argument in every call of the method.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TokenLastFixProvider)), Shared]
public sealed class TokenLastFixProvider : PoolFixProvider
{
    private protected override string[] Ids => [PoolRules.TokenNotLast.Id];

    private protected override async Task<PoolFix?> FindAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Node.FirstAncestorOrSelf<ParameterSyntax>() is not { Parent.Parent: MethodDeclarationSyntax declaration } parameter) return null;
        if (declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) return null;
        if (target.Model.GetDeclaredSymbol(declaration, cancellationToken) is not { IsStatic: true, IsExtensionMethod: false } method || method.ImplementsInterface()) return null;
        var move = new TokenMove(method, declaration.ParameterList.Parameters.IndexOf(parameter));
        if (move.Collides()) return null;

        List<NodeEdit> edits = [new NodeEdit(declaration.ParameterList, (current, _) => move.InDeclaration((ParameterListSyntax)current))];
        foreach (SyntaxNode name in await References.FindAsync(method, target.Solution, cancellationToken).ConfigureAwait(false))
        {
            if (name.IsInNameOf()) continue;
            if (name.FirstAncestorOrSelf<NameMemberCrefSyntax>() is { } cref)
            {
                if (cref.Parameters is { } types) edits.Add(new NodeEdit(types, (current, _) => move.InReference((CrefParameterListSyntax)current)));
                continue;
            }

            // A delegate's signature cannot follow.
            SyntaxNode called = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            if (called.Parent is not InvocationExpressionSyntax call || call.Expression != called) return null;
            edits.Add(new NodeEdit(call.ArgumentList, (current, _) => move.InCall((ArgumentListSyntax)current)));
        }

        return new PoolFix($"Move '{parameter.Identifier.Text}' last", nameof(TokenLastFixProvider), [.. edits]);
    }
}
