using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>POOL026: where a task's token stands.</summary>
public sealed class TokenOrderTests
{
    [Theory]
    [InlineData("CancellationToken {|POOL026:token|}, int x")]
    [InlineData("int x, CancellationToken {|POOL026:token|}, int y = 2")]
    [InlineData("CancellationToken {|POOL026:token|}, IProgress<int> progress, int x")]
    [InlineData("CancellationToken {|POOL026:token|}, int x, params int[] more")]
    public Task A_token_before_what_is_given(string parameters) => Verify(parameters);

    [Theory]
    [InlineData("int x, CancellationToken token")]
    [InlineData("int x, CancellationToken token, IProgress<int> progress")]
    [InlineData("CancellationToken token, params int[] x")]
    [InlineData("CancellationToken token")]
    [InlineData("CancellationToken token, int x, CancellationToken {|POOL008:other|}")]
    public Task A_token_behind_it_or_one_of_several(string parameters) => Verify(parameters);

    private static async Task Verify(string parameters) => await AnalyzerVerifier.Library.Verify(
        $"public static class Work {{ [PoolTask] public static int Run({parameters}) => 1; public static int Other(CancellationToken token, int x) => x; }}");
}
