using Microsoft.CodeAnalysis;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>What a task says of itself, and what its members say of their parameters, is on its stub.</summary>
public sealed class StubMarksTests
{
    private const string Source = """
        using System;
        using System.ComponentModel;
        using System.Diagnostics.CodeAnalysis;
        using PoolGen;
        public static class Work
        {
            [PoolTask, EditorBrowsable(EditorBrowsableState.Never)] public static int Hidden(int x) => x;
            [PoolTask, Experimental("LAB1", UrlFormat = "https://example.org/{0}")] public static int New(int x) => x;
            [PoolTask, Obsolete("Use New.")] public static int Old(int x) => x;
            [PoolTask] public static int Reporting(int x, IProgress<int> reports) => x;
        }
        """;

    [Theory]
    [InlineData("[global::System.ComponentModel.EditorBrowsable((global::System.ComponentModel.EditorBrowsableState)1)] public HiddenTask Hidden")]
    [InlineData("[global::System.Diagnostics.CodeAnalysis.Experimental(\"LAB1\", UrlFormat = \"https://example.org/{0}\")] public NewTask New")]
    [InlineData("[global::System.Obsolete(\"Use New.\")] public int Apply(int x")]
    public void A_mark_of_the_task_is_on_its_stub(string expected)
    {
        GeneratorRun run = GeneratorRun.Generate(Source);
        Assert.Empty(run.Output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Contains(expected, run.AllText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chunkSize"), InlineData("bufferSize"), InlineData("callback"), InlineData("errorCallback"), InlineData("progress"), InlineData("itemProgress")]
    public void Members_say_what_their_own_parameters_are_for(string parameter) =>
        Assert.Contains($"<param name=\"{parameter}\">", GeneratorRun.Generate(Source).AllText, StringComparison.Ordinal);
}
