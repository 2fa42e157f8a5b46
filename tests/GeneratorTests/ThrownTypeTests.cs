using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>POOL027: what a task throws, and cannot be given to its caller.</summary>
public sealed class ThrownTypeTests
{
    private const string Types = """
        public class GoodException(string message, int id) : Exception(message) { public int Id => id; }
        public class PairException(int a, int b) : Exception($"{a} and {b}");
        public class GenericException<T>(string message) : Exception(message);
        public class RequiringException(string message) : Exception(message) { public required object Any { get; init; } }
        public class Trouble(string message) : Exception(message);
        public class Oops(string message) : Trouble(message);
        public static class Outer { private class HiddenException(string message) : Exception(message); }
        file class LocalException(string message) : Exception(message);
        """;

    [Theory]
    [InlineData("=> throw new {|POOL027:PairException|}(1, 2);", "give it a constructor")]
    [InlineData("=> throw new {|POOL027:GenericException<int>|}(\"\");", "without type parameters")]
    [InlineData("=> throw new {|POOL027:RequiringException|}(\"\") { Any = 1 };", "'Any' cannot be sent")]
    [InlineData("=> throw new {|POOL027:Oops|}(\"\");", "end in 'Exception'")]
    [InlineData("=> throw new {|POOL027:LocalException|}(\"\");", "internal or public")]
    [InlineData("=> x > 0 ? x : throw new {|POOL027:PairException|}(1, 2);", "give it")]
    [InlineData("{ Func<int> lambda = () => throw new {|POOL027:PairException|}(1, 2); return lambda(); }", "give it")]
    [InlineData("{ return Local(); static int Local() => throw new {|POOL027:PairException|}(1, 2); }", "give it")]
    [InlineData("{ try { return x; } finally { if (x > 0) throw new {|POOL027:PairException|}(1, 2); } }", "give it")]
    [InlineData("{ try { return x; } catch (FormatException) { throw new {|POOL027:PairException|}(1, 2); } }", "give it")]
    [InlineData("{ Exception e = new PairException(1, 2); if (x > 0) throw (Exception)new {|POOL027:PairException|}(1, 2); throw e; }", "give it")]
    public async Task A_type_that_cannot_be_rebuilt_and_what_to_do(string body, string advice)
    {
        Diagnostic found = Assert.Single(await Verify(body));
        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
        Assert.Contains(advice, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=> throw new GoodException(\"\", 1);")]
    [InlineData("=> throw new InvalidOperationException();")]
    [InlineData("=> throw new System.Net.WebException();")]
    [InlineData("=> throw null!;")]
    [InlineData("{ try { throw new PairException(1, 2); } catch (PairException) { return 1; } }")]
    [InlineData("{ try { return x; } catch { throw; } }")]
    public async Task A_type_that_can_or_that_may_never_leave(string body) => Assert.Empty(await Verify(body));

    [Fact]
    public async Task Only_in_a_task() =>
        Assert.Empty(await AnalyzerVerifier.Library.Verify(Types, "public static class Work { public static int Run(int x) => throw new PairException(1, 2); }"));

    [Theory]
    [InlineData(false, "{|POOL027:Far.FarException|}")]
    [InlineData(true, "Far.FarException")]
    public async Task Of_another_project(bool seesPoolGen, string type)
    {
        string source = "namespace Far; public class FarException(int a, int b) : System.Exception($\"{a} {b}\");"
            + (seesPoolGen ? " public class Uses { public PoolGen.IPool? Pool; }" : "");
        using var image = new MemoryStream();
        Assert.True(TestCompilation.Create(LanguageVersion.CSharp14, NullableContextOptions.Enable, "Far", [], source).Emit(image).Success);
        await (AnalyzerVerifier.Library with { References = [MetadataReference.CreateFromImage(image.ToArray())] })
            .Verify($"public static class Work {{ [PoolTask] public static int Run(int x) => throw new {type}(1, 2); }}");
    }

    private static Task<ImmutableArray<Diagnostic>> Verify(string body) =>
        AnalyzerVerifier.Library.Verify(Types + $"\npublic static class Work {{ [PoolTask] public static int Run(int x) {body} }}");
}
