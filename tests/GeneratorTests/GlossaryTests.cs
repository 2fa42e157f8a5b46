using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>One word for one thing: what the product declares is not called by a word that <c>docs/glossary.md</c> says has lost.</summary>
public sealed partial class GlossaryTests
{
    public static TheoryData<string, string, string> Lost()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (Match row in Golden.Source("docs/glossary.md").Split('\n').Select(line => LostRow().Match(line)).Where(row => row.Success))
        {
            rows.Add(Captures(row, "word"), Captures(row, "folder"), row.Groups["instead"].Value);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Lost))]
    public void No_declaration_uses_a_word_that_has_lost(string words, string folders, string instead)
    {
        string[] lost = words.Split(' ');
        string[] wrong =
        [
            .. folders.Split(' ').SelectMany(folder => Golden.Files(folder, "*.cs")).SelectMany(file => Declared(file)
                .Where(name => Words().Matches(name).Any(word => lost.Contains(word.Value, StringComparer.OrdinalIgnoreCase)))
                .Select(name => $"{file}: {name}; say instead: {instead}")),
        ];
        Assert.Equal([], wrong);
    }

    [Fact]
    public void The_glossary_names_words_that_have_lost() => Assert.True(Lost().Count >= 5);

    [Fact]
    public void A_declaration_is_found_wherever_it_stands()
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(
            """
            class TakeA<TTake> { int _takeB; int TakeC { get; } enum TakeD { TakeE } delegate void TakeF(int takeG);
                void TakeH() { int takeI = 0; void TakeJ() { } foreach (int takeK in new int[0]) { } if (takeI is int takeL) { } M(out int takeM); var q = from takeN in x select takeN; try { } catch (E takeO) { } } event Action TakeP; }
            """).GetRoot();
        string[] found = [.. Declared(root).Where(name => Words().Matches(name).Any(word => word.Value.Equals("take", StringComparison.OrdinalIgnoreCase)))];
        Assert.Equal(["TakeA", "TTake", "_takeB", "TakeC", "TakeD", "TakeE", "TakeF", "takeG", "TakeH", "takeI", "TakeJ", "takeK", "takeL", "takeM", "takeN", "takeO", "TakeP"], found);
    }

    private static IEnumerable<string> Declared(string file) => Declared(CSharpSyntaxTree.ParseText(Golden.Source(file)).GetRoot());

    private static IEnumerable<string> Declared(SyntaxNode root) => root.DescendantNodes().Select(NameOf).Where(name => name is { Length: > 0 })!;

    private static string? NameOf(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        TypeParameterSyntax type => type.Identifier.Text,
        MethodDeclarationSyntax member => member.Identifier.Text,
        PropertyDeclarationSyntax member => member.Identifier.Text,
        EventDeclarationSyntax member => member.Identifier.Text,
        EnumMemberDeclarationSyntax member => member.Identifier.Text,
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        VariableDeclaratorSyntax local => local.Identifier.Text,
        SingleVariableDesignationSyntax local => local.Identifier.Text,
        ForEachStatementSyntax local => local.Identifier.Text,
        CatchDeclarationSyntax local => local.Identifier.Text,
        FromClauseSyntax local => local.Identifier.Text,
        ParameterSyntax parameter => parameter.Identifier.Text,
        TupleElementSyntax element => element.Identifier.Text,
        NameColonSyntax { Parent: ArgumentSyntax { Parent: TupleExpressionSyntax } } element => element.Name.Identifier.Text,
        _ => null,
    };

    private static string Captures(Match row, string group) => string.Join(' ', row.Groups[group].Captures.Select(capture => capture.Value));

    [GeneratedRegex(@"^\| (`(?<word>[a-z]+)`(, )?)+ \| (`(?<folder>src[\w/]*)`(, )?)+ \| (?<instead>[^|]+) \|$")]
    private static partial Regex LostRow();

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Words();
}
