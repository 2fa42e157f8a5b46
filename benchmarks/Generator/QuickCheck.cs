using System.Diagnostics;
using System.Globalization;

namespace PoolGen.Benchmarks.Generator;

/// <summary>The promises of the generator in a minute: a second of a build at most, and nothing written again by an unrelated edit. Fails if one is not kept.</summary>
internal static class QuickCheck
{
    private const int Rounds = 3;
    private const int Builds = 3;
    private const double MillisecondsPerBuild = 1000;

    /// <summary>The exit code.</summary>
    public static int Run()
    {
        List<double> cold = [], whole = [];
        using (ColdCompiler compiler = new(PackageFiles.Present))
        {
            for (int build = 0; build < Builds; build++)
            {
                ColdBuild plain = compiler.Without();
                ColdBuild generated = compiler.With();
                cold.Add(generated.Generators - plain.Generators);
                whole.Add(generated.Whole - plain.Whole);
            }
        }

        GeneratorBenchmarks benchmarks = new();
        List<double> without = [], with = [], generate = [], unrelated = [], edited = [];
        for (int round = 0; round < Rounds; round++)
        {
            without.Add(Time(benchmarks.CompileWithout));
            with.Add(Time(benchmarks.CompileWith));
            generate.Add(Time(benchmarks.Generate));
            unrelated.Add(Time(benchmarks.UnrelatedEdit));
            edited.Add(Time(benchmarks.EditOfOneTask));
        }

        int rewritten = benchmarks.RewrittenByUnrelatedEdit();
        Print("more for generators, in a compiler that has just started", Median(cold));
        Print("the same with the analyzers and compiling what was generated", Median(whole));
        Print("generating, in a compiler that stays", Median(generate));
        Print("compiling without what was generated", Median(without));
        Print("generating and compiling", Median(with));
        Print("a keystroke in a file without tasks", Median(unrelated));
        Print("a keystroke in a task's signature", Median(edited));
        bool kept = Median(cold) <= MillisecondsPerBuild && rewritten == 0;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(kept ? "ok" : "FAIL")}: generating for a thousand tasks adds {Median(cold):F0} ms to a build (at most {MillisecondsPerBuild:F0}), {Median(whole):F0} ms longer with the compiling of what was generated; an unrelated edit writes {rewritten} files again (at most 0)"));
        return kept ? 0 : 1;
    }

    private static void Print(string what, double milliseconds) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds,8:F1} ms  {what}"));

    private static double Time<T>(Func<T> call)
    {
        long start = Stopwatch.GetTimestamp();
        call();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
