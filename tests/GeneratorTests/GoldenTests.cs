using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using PoolGen.Generator;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>Generated code is read by users: these are the files they see.</summary>
public sealed class GoldenTests
{
    private const int MaxLinesPerTask = 60;

    [Theory]
    [InlineData("QuickStart", LanguageVersion.CSharp14)]
    [InlineData("Shapes", LanguageVersion.CSharp14)]
    [InlineData("UserTypes", LanguageVersion.CSharp14)]
    [InlineData("BeforeExtensionMembers", LanguageVersion.CSharp12)]
    public async Task Output_is_what_it_was(string name, LanguageVersion version)
    {
        GeneratorRun run = GeneratorRun.On(TestCompilation.Create(version, NullableContextOptions.Enable, "User", [], Golden.Input(name)));
        run.AssertNoWarnings();
        if (Golden.IsUpdating) Golden.Update(name, run.Files);

        // A missing file, a stale one and a different one fail alike.
        CSharpSourceGeneratorTest<PoolTaskGenerator, DefaultVerifier> test = new();
        AnalyzerVerifier project = AnalyzerVerifier.Library with { Version = version, HasGenerator = false };
        project.Prepare(test);
        project.Fill(test.TestState, [Golden.Input(name)]);
        foreach ((string file, string text) in Golden.Outputs(name)) test.TestState.GeneratedSources.Add((typeof(PoolTaskGenerator), file, SourceText.From(text, Encoding.UTF8)));
        await test.RunAsync();
    }

    [Fact]
    public void A_task_takes_no_more_lines_than_one_reads()
    {
        const string attribute = "[PoolTask]";
        string input = Golden.Input("QuickStart");
        int all = Lines(input);
        for (int at = input.IndexOf(attribute, StringComparison.Ordinal); at >= 0; at = input.IndexOf(attribute, at + 1, StringComparison.Ordinal))
        {
            int lines = all - Lines(input.Remove(at, attribute.Length));
            Assert.InRange(lines, 10, MaxLinesPerTask);
        }
    }

    private static int Lines(string input) => GeneratorRun.Generate(input).AllText.Split('\n').Length;
}
