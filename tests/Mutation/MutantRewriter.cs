using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PoolGen.Mutation;

/// <summary>Writes every mutant of a file into it, each behind its switch: <c>MutantSwitch.On(7) ? changed : original</c>.</summary>
/// <param name="nextId">The number of the file's first mutant.</param>
/// <param name="room">The file's room.</param>
/// <param name="file">The file, from the repository's root.</param>
/// <param name="dropped">The keys of mutants that do not compile: they keep their number and are left out.</param>
internal sealed class MutantRewriter(int nextId, string room, string file, IReadOnlySet<string> dropped) : CSharpSyntaxRewriter
{
    private readonly Dictionary<(string, string), int> _alike = [];
    private int _nextId = nextId;

    internal List<Mutant> Mutants { get; } = [];

    internal int NextId => _nextId;

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        if (node is null || MustBeConstant(node)) return node;
        SyntaxNode? visited = base.Visit(node);
        return (node, visited) switch
        {
            (ExpressionSyntax original, ExpressionSyntax rewritten) => Switch(original, rewritten),
            (StatementSyntax original, StatementSyntax rewritten) when Mutators.CanBeForgotten(original) && !Declares(original) => Forget(original, rewritten),
            _ => visited,
        };
    }

    private ExpressionSyntax Switch(ExpressionSyntax original, ExpressionSyntax rewritten)
    {
        foreach (ExpressionSyntax change in Declares(original) ? [] : Mutators.Of(original))
        {
            if (Number(original, original.ToString(), change.ToString()) is not { } id) continue;
            string text = $"(MutantSwitch.On({id}) ? ({change.ToString()}) : ({rewritten.ToString()}))";
            rewritten = SyntaxFactory.ParseExpression(text).WithTriviaFrom(original);
        }

        return rewritten;
    }

    private StatementSyntax Forget(StatementSyntax original, StatementSyntax rewritten)
    {
        if (Number(original, original.ToString(), "nothing") is not { } id) return rewritten;
        return SyntaxFactory.ParseStatement($"{{ if (!MutantSwitch.On({id})) {{ {rewritten.ToString()} }} }}").WithTriviaFrom(original);
    }

    private int? Number(SyntaxNode node, string was, string becomes)
    {
        (string, string) change = (OneLine(was), OneLine(becomes));
        int place = _alike[change] = _alike.GetValueOrDefault(change) + 1;
        int line = node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        var mutant = new Mutant(_nextId++, room, file, line, change.Item1, change.Item2, place);
        if (dropped.Contains(mutant.Key)) return null;
        Mutants.Add(mutant);
        return mutant.Id;
    }

    // A variable that is declared inside cannot be in two branches.
    private static bool Declares(SyntaxNode node) => node.DescendantNodes().Any(static inner => inner is SingleVariableDesignationSyntax);

    private static string OneLine(string code) => string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool MustBeConstant(SyntaxNode node) => node switch
    {
        AttributeListSyntax or ParameterListSyntax or CaseSwitchLabelSyntax or PatternSyntax or EnumMemberDeclarationSyntax => true,
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword),
        LocalDeclarationStatementSyntax local => local.IsConst,
        _ => false,
    };
}
