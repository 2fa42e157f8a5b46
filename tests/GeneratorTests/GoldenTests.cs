using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
    public void Output_is_what_it_was(string test, LanguageVersion version)
    {
        GeneratorRun run = GeneratorRun.On(TestCompilation.Create(version, NullableContextOptions.Enable, "User", [], Golden.Input(test)));
        run.AssertNoWarnings();
        Golden.Assert(test, run.Files);
    }

    [Fact]
    public void A_task_takes_no_more_lines_than_one_reads()
    {
        string input = Golden.Input("QuickStart");
        int tasks = input.Split("[PoolTask").Length - 1;
        int lines = GeneratorRun.Generate(input).AllText.Split('\n').Length;
        Assert.True(lines <= tasks * MaxLinesPerTask, $"{lines} lines for {tasks} tasks");
    }
}
