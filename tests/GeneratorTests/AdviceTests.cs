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
    [InlineData("[PoolTask] public static int Run(Microsoft.Extensions.Logging.ILogger a) => 1;", "POOL005", "TaskContext.Current.Logger")]
    [InlineData("[PoolTask] public static int Run(Microsoft.Extensions.Logging.ILogger<Work> a) => 1; } public class Work { ", "POOL005", "TaskContext.Current.Logger")]
    [InlineData("[PoolTask] public static int Run(Microsoft.Extensions.Logging.ILoggerFactory a) => 1;", "POOL005", "TaskContext.Current.Logger")]
    [InlineData("[PoolTask] public static int Run(IServiceProvider a) => 1;", "POOL006", "Initializer")]
    [InlineData("[PoolTask] public static int Run(System.Net.Http.HttpClient a) => 1;", "POOL006", "Initializer")]
    [InlineData("[PoolTask] public static int Run(Store a) => 1; } public class Store : Microsoft.EntityFrameworkCore.DbContext { ", "POOL006", "Initializer")]
    [InlineData("[PoolTask] public static object Run(int a) => new { a };", "POOL015", "a record in place of an anonymous type")]
    [InlineData("[PoolTask] public static List<object> Run(int a) => [];", "POOL015", "a record in place of an anonymous type")]
    [InlineData("[PoolTask] public static IAsyncEnumerable<int> Run(IAsyncEnumerable<int> a) => a;", "POOL005", "Imap")]
    public async Task A_message_ends_in_what_to_do(string members, string id, string advice)
    {
        var found = (await AnalyzerVerifier.Web.Diagnose("public static class Tasks { " + members + "}", "namespace Microsoft.EntityFrameworkCore { public class DbContext { public object? Model { get; } } }")).First(diagnostic => diagnostic.Id == id);
        Assert.Contains(advice, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
