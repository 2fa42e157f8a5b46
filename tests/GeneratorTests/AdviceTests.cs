using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>The end of a message fits what the user has tried.</summary>
public sealed class AdviceTests
{
    [Theory]
    [InlineData("[PoolTask] public static int Run(in int a) => a;", "POOL004", "remove 'in'")]
    [InlineData("[PoolTask] public static int Run(ref int a) => a;", "POOL004", "return what changed")]
    [InlineData("[PoolTask] public static int Run(Span<int> a) => 1;", "POOL004", "take an array or Memory<T>")]
    [InlineData("[PoolTask] public static Exception Run(int a) => new();", "POOL005", "throw it")]
    [InlineData("[PoolTask] public static int Run(InvalidOperationException a) => 1;", "POOL005", "throw it")]
    [InlineData("[PoolTask] public static IAsyncEnumerable<int> Run(int a) => null!;", "POOL005", "Imap")]
    [InlineData("[PoolTask] public static int Run(IClock a) => 1; } public interface IClock { void Tick(); ", "POOL015", "Initializer")]
    [InlineData("[PoolTask] public static int Run(object a) => 1;", "POOL015", "declare the type")]
    [InlineData("[PoolTask] public static int Run(dynamic a) => 1;", "POOL015", "declare the type")]
    [InlineData("[PoolTask] public static int Run(T a) => 1; } public class T { public List<int>? Items { get; } ", "POOL016", "'{ get; } = []'")]
    [InlineData("[PoolTask] public static int Run(T a) => 1; } public class T { public int[]? Items { get; } ", "POOL016", "give it 'init'")]
    [InlineData("[PoolTask] public static int Run(T a) => 1; } public class T { public int Number { get; } ", "POOL016", "give it a setter")]
    public async Task A_message_ends_in_what_to_do(string members, string id, string advice)
    {
        var found = Assert.Single(await AnalyzerVerifier.Library.Diagnose("public static class Work { " + members + "}"), diagnostic => diagnostic.Id == id);
        Assert.Contains(advice, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
