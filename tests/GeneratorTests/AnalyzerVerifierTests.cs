using PoolGen.Generator.Diagnostics;
using PoolGen.Generator.Rules;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>That the tests of diagnostics can fail: what is set up for Roslyn's test library compares in both directions.</summary>
public sealed class AnalyzerVerifierTests
{
    [Theory]
    [InlineData("public class A { [PoolTask] public static int {|POOL001:Run|}(int x) => x; }")]
    [InlineData("public class A { [PoolTask] public int Run(int x) => x; }")]
    [InlineData("public class A { [PoolTask] public int Run{|POOL001:(|}int x) => x; }")]
    [InlineData("public class A { [PoolTask] public int {|POOL002:Run|}(int x) => x; }")]
    [InlineData("public class A { [PoolTask] public int {|POOL001:{|POOL001:Run|}|}(int x) => x; }")]
    [InlineData("public class A { public Missing? B { get; set; } }")]
    public async Task A_difference_fails(string source) =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => AnalyzerVerifier.Library.Verify(source));

    [Fact]
    public async Task What_is_marked_and_reported_passes_and_is_returned()
    {
        var found = await AnalyzerVerifier.Library.Verify("public class A { public {|CS0246:Missing|}? C; }", "public class B { [PoolTask] public int {|POOL001:Run|}(int x) => x; }");
        Assert.Equal(["CS0246", PoolRules.NotStatic.Id], found.Select(static diagnostic => diagnostic.Id));
    }

    [Fact]
    public void All_analyzers_run() => Assert.Contains(AnalyzerVerifier.AllAnalyzers, static analyzer => analyzer is TaskDefinitionAnalyzer);
}
