using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PoolGen.CodeFixes;

/// <summary>The way of a method's token to its last place: in the declaration, in calls and in documentation.</summary>
/// <param name="method">The method as it is.</param>
/// <param name="from">The token's place.</param>
internal sealed class TokenMove(IMethodSymbol method, int from)
{
    private readonly IParameterSymbol _token = method.Parameters[from];

    // Only params may stand behind it.
    private readonly int _to = method.Parameters.Length - (method.Parameters.Last().IsParams ? 2 : 1);

    /// <summary>Whether another overload has the new signature.</summary>
    public bool Collides()
    {
        List<ITypeSymbol> types = [.. method.Parameters.Select(static parameter => parameter.Type)];
        types.RemoveAt(from);
        types.Insert(_to, _token.Type);
        return method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other =>
            !SymbolEqualityComparer.Default.Equals(other, method)
            && other.Parameters.Select(static parameter => parameter.Type).SequenceEqual(types, SymbolEqualityComparer.Default));
    }

    public ParameterListSyntax InDeclaration(ParameterListSyntax list)
    {
        ParameterSyntax token = list.Parameters[from];
        bool followsOptional = list.Parameters.Skip(from + 1).Any(static parameter => parameter.Default is not null);
        ParameterSyntax moved = followsOptional && token.Default is null
            ? token.WithDefault(SyntaxFactory.EqualsValueClause(
                SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression)))
            : token;
        return list.WithParameters(Move(list.Parameters, from, _to, moved));
    }

    public CrefParameterListSyntax InReference(CrefParameterListSyntax list) =>
        list.WithParameters(Move(list.Parameters, from, _to, list.Parameters[from]));

    public ArgumentListSyntax InCall(ArgumentListSyntax list)
    {
        int place = list.Arguments.IndexOf(argument => argument.NameColon is { Name.Identifier.ValueText: { } name } && name == _token.Name);
        bool isNamed = place >= 0;
        // A call that leaves the token out names whatever follows it.
        if (!isNamed && (list.Arguments.Count <= from || list.Arguments[from].NameColon is not null)) return list;
        if (!isNamed) place = from;

        int last = Math.Min(_to, list.Arguments.Count - 1);
        bool staysInPlace = last == _to && list.Arguments.Take(last + 1).All(static argument => argument.NameColon is null);
        ArgumentSyntax token = list.Arguments[place];
        ArgumentSyntax moved = staysInPlace || isNamed
            ? token
            : token.WithNameColon(SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(_token.Name)).WithTrailingTrivia(SyntaxFactory.Space));
        return list.WithArguments(Move(list.Arguments, place, last, moved));
    }

    /// <summary>Separators and line breaks belong to places; what is written there moves.</summary>
    private static SeparatedSyntaxList<T> Move<T>(SeparatedSyntaxList<T> list, int from, int to, T moved)
        where T : SyntaxNode
    {
        List<T> nodes = [.. list];
        nodes.RemoveAt(from);
        nodes.Insert(to, moved);
        return SyntaxFactory.SeparatedList(nodes.Select((node, index) => node.WithTriviaFrom(list[index])), list.GetSeparators());
    }
}
