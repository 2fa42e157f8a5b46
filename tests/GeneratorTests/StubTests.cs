using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>What users write compiles against what is emitted.</summary>
public sealed class StubTests
{
    [Fact]
    public void Simple_tasks_compile()
    {
        GeneratorRun run = GeneratorRun.Compile("""
            namespace Demo;

            public static class Work
            {
                /// <summary>Squares <paramref name="x"/>; see <see cref="Add"/>.</summary>
                /// <param name="x">The number.</param>
                /// <returns>Its square.</returns>
                [PoolTask] public static int Square(int x) => x * x;
                [PoolTask] public static int Add(int a, int b) => a + b;
                [PoolTask] public static double Scale(double value, double factor = 2, string? unit = "m\"") => value * factor;
                [PoolTask] public static void Print(string text) => Console.WriteLine(text);
                [PoolTask] public static string? Greet(string? name) => name;
                [PoolTask] public static int None() => 1;
                [PoolTask] public static async Task<List<string>> Crunch(int[] data, IProgress<double> progress, CancellationToken token) { await Task.Yield(); return []; }
                [PoolTask] public static ValueTask<Dictionary<string, (int, string?)>> Count(string a, (int x, bool y) b) => default;
                [PoolTask] public static Task Wait(int a) => Task.CompletedTask;
                [PoolTask] public static ValueTask Wait2() => default;
            }
            """);
        if (Environment.GetEnvironmentVariable("SHOW") is { } path) File.WriteAllText(path, run.AllText);
    }
}
