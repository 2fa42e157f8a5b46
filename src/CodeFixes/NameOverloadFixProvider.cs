using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PoolGen.Generator;
using PoolGen.Generator.Rules;
using PoolGen.Generator.Parsing;

namespace PoolGen.CodeFixes;

/// <summary>Gives an overload that would have another one's stub a name of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameOverloadFixProvider)), Shared]
public sealed class NameOverloadFixProvider : PoolFixProvider
{
    private protected override string[] Ids => [PoolRules.StubCollision.Id];

    private protected override Task<PoolFix?> FindAsync(FixTarget target, CancellationToken cancellationToken) =>
        Task.FromResult(Find(target, cancellationToken));

    private static PoolFix? Find(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Node is not MethodDeclarationSyntax declaration) return null;
        if (target.Compilation.GetTypeByMetadataName(WellKnownNames.PoolTaskAttribute) is not { } type) return null;
        if (target.Model.GetDeclaredSymbol(declaration, cancellationToken) is not { } method) return null;
        if (TaskAttribute.Find(method, type)?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax attribute) return null;
        if (!OverloadNames.Choose(method.ContainingType, type).TryGetValue(method, out string? name)) return null;
        return new PoolFix($"Name the stub '{name}'", nameof(NameOverloadFixProvider), [new NodeEdit(attribute, (current, _) => Rename((AttributeSyntax)current, name))]);
    }

    private static AttributeSyntax Rename(AttributeSyntax attribute, string name)
    {
        ExpressionSyntax value = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name));
        AttributeArgumentListSyntax list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        if (list.Arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Name") is { } named)
        {
            return attribute.ReplaceNode(named.Expression, value.WithTriviaFrom(named.Expression));
        }

        AttributeArgumentSyntax added = SyntaxFactory.AttributeArgument(value).WithNameEquals(SyntaxFactory.NameEquals(
            SyntaxFactory.IdentifierName("Name").WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space)));
        SyntaxTriviaList trailing = attribute.GetTrailingTrivia();
        IEnumerable<SyntaxToken> separators = list.Arguments.GetSeparators().Concat(list.Arguments.Count == 0
            ? []
            : [SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)]);
        return attribute.WithoutTrailingTrivia()
            .WithArgumentList(list.WithoutTrailingTrivia().WithArguments(SyntaxFactory.SeparatedList(list.Arguments.Append(added), separators)))
            .WithTrailingTrivia(trailing);
    }
}
