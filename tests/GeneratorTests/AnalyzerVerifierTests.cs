using Microsoft.CodeAnalysis;
using PoolGen.Generator.Diagnostics;
using PoolGen.Generator.Rules;
using PoolGen.GeneratorTests.Kit;
using Xunit.Sdk;

namespace PoolGen.GeneratorTests;

/// <summary>The verifier itself: each way to differ from the marks fails, and says how.</summary>
public sealed class AnalyzerVerifierTests
{
    [Theory]
    [InlineData("{|POOL001:Run|}", "static ", "  missing: POOL001 at file 0 (1,47) 'Run'\n")]
    [InlineData("Run", "", "  extra: POOL001 at file 0 (1,40) 'Run'\n")]
    [InlineData("Run{|POOL001:(|}", "", "  displaced: POOL001 at file 0 (1,43) '(' was reported as POOL001 at file 0 (1,40) 'Run'\n")]
    [InlineData("{|POOL002:Run|}", "", "  missing: POOL002 at file 0 (1,40) 'Run'\n  extra: POOL001 at file 0 (1,40) 'Run'\n")]
    [InlineData("{|POOL001:{|POOL001:Run|}|}", "", "  missing: POOL001 at file 0 (1,40) 'Run'\n")]
    public async Task A_difference_fails_and_is_described(string name, string modifier, string said)
    {
        string message = await Failure($"public class A {{ [PoolTask] public {modifier}int {name}{(name.EndsWith("(|}", StringComparison.Ordinal) ? "" : "(")}int x) => x; }}");
        string[] parts = message.ReplaceLineEndings("\n").Split("As reported:\n");
        Assert.Equal("What is reported is not what is marked:\n" + said, parts[0]);
        Assert.Contains(modifier.Length > 0 ? "int Run(int x)" : "int {|POOL001:Run|}(int x)", parts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_marked_and_reported_passes_and_is_returned()
    {
        var found = await AnalyzerVerifier.Library.Verify("public class A;", "public class B { [PoolTask] public int {|POOL001:Run|}(int x) => x; }");
        Assert.Equal(PoolRules.NotStatic.Id, Assert.Single(found).Id);
    }

    [Fact]
    public async Task An_error_of_the_compiler_counts_and_can_be_marked()
    {
        await AnalyzerVerifier.Library.Verify("public class A { public {|CS0246:Missing|}? B { get; set; } }");
        Assert.Contains("extra: CS0246", await Failure("public class A { public Missing? B { get; set; } }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_given_analyzers_run()
    {
        AnalyzerVerifier none = AnalyzerVerifier.Library with { Analyzers = [] };
        Assert.Empty(await none.Diagnose(none.Compile("public class A { [PoolTask] public int Run(int x) => x; }")));
        Assert.Contains(AnalyzerVerifier.AllAnalyzers, static analyzer => analyzer is TaskDefinitionAnalyzer);
    }

    [Fact]
    public async Task A_severity_of_the_editorconfig_counts()
    {
        AnalyzerVerifier suggesting = AnalyzerVerifier.Library with { Severities = AnalyzerVerifier.Library.Severities.Add(PoolRules.NotStatic.Id, ReportDiagnostic.Info) };
        Diagnostic found = Assert.Single(await suggesting.Verify("public class A { [PoolTask] public int {|POOL001:Run|}(int x) => x; }"));
        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
    }

    private static async Task<string> Failure(string source) =>
        (await Assert.ThrowsAsync<FailException>(() => AnalyzerVerifier.Library.Verify(source))).Message;
}
