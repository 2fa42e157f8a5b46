using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PoolGen.Mutation;

/// <summary>A place in the mutated sources that does not compile.</summary>
internal sealed partial record CompileError(string File, int Line, int Column)
{
    internal static IEnumerable<CompileError> Of(string output) => Pattern().Matches(output)
        .Select(static match => new CompileError(match.Groups["file"].Value, Number(match.Groups["line"]), Number(match.Groups["column"]))).Distinct();

    /// <summary>
    /// The mutants that may be to blame: the one around the place. Else a way through the member is there, or not there, that the compiler counts on: those that
    /// forget a statement or change a constant condition, or all of the member.
    /// </summary>
    internal IEnumerable<int> Mutants()
    {
        SourceText text = SourceText.From(System.IO.File.ReadAllText(File));
        SyntaxNode root = CSharpSyntaxTree.ParseText(text).GetRoot();
        SyntaxNode at = root.FindNode(new TextSpan(text.Lines[Line - 1].Start + Column - 1, 0), getInnermostNodeForTie: true);
        foreach (SyntaxNode around in at.AncestorsAndSelf())
        {
            if (IdOf(around) is { } id) return [id];
            if (around is not MemberDeclarationSyntax) continue;
            int[] ways = [.. around.DescendantNodes().Where(static node => node is IfStatementSyntax or ConditionalExpressionSyntax { WhenTrue: ParenthesizedExpressionSyntax { Expression: LiteralExpressionSyntax } }).Select(IdOf).OfType<int>()];
            return ways.Length > 0 ? ways : around.DescendantNodes().Select(IdOf).OfType<int>();
        }

        return [];
    }

    private static int? IdOf(SyntaxNode node) => node switch
    {
        ConditionalExpressionSyntax choice => IdOf(choice.Condition),
        IfStatementSyntax { Condition: PrefixUnaryExpressionSyntax not } => IdOf(not.Operand),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "MutantSwitch" } } } call
            => int.Parse(call.ArgumentList.Arguments[0].ToString(), CultureInfo.InvariantCulture),
        _ => null,
    };

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(?<file>[^\s(][^(\n]*)\((?<line>\d+),(?<column>\d+)\): error CS", RegexOptions.Multiline)]
    private static partial Regex Pattern();
}
