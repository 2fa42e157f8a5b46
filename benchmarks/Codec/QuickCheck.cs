using System.Diagnostics;
using System.Globalization;

namespace PoolGen.Benchmarks.Codec;

/// <summary>The two promises of the codec in a few seconds, without BenchmarkDotNet: fails if one is not kept.</summary>
internal static class QuickCheck
{
    private const int Rounds = 15;

    /// <summary>The exit code.</summary>
    public static int Run()
    {
        using RecordBenchmarks records = new();
        using BlockBenchmarks blocks = new();
        (double json, double codec) = Measure(200, records.SystemTextJson, records.PoolGen);
        (double read, double copied) = Measure(20, blocks.Read, blocks.AllocateAndCopy);
        (double write, double copiedAgain) = Measure(20, blocks.Write, blocks.AllocateAndCopy);
        bool kept = Report("records against System.Text.Json", json / codec, "at least", 5, static (found, promised) => found >= promised);
        kept &= Report("reading a million doubles against allocating and copying", read / copied, "at most", 1.3, static (found, promised) => found <= promised);
        kept &= Report("writing a million doubles against allocating and copying", write / copiedAgain, "at most", 1.3, static (found, promised) => found <= promised);
        return kept ? 0 : 1;
    }

    private static bool Report(string what, double found, string relation, double promised, Func<double, double, bool> isKept)
    {
        bool kept = isKept(found, promised);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(kept ? "ok  " : "FAIL")} {what}: {found:F2} x ({relation} {promised} x)"));
        return kept;
    }

    /// <summary>The best of rounds that take turns, so that what else the machine does meets both alike.</summary>
    private static (double First, double Second) Measure<TFirst, TSecond>(int calls, Func<TFirst> first, Func<TSecond> second)
    {
        (double First, double Second) best = (double.MaxValue, double.MaxValue);
        for (int round = 0; round < Rounds; round++)
        {
            best = (Math.Min(best.First, Time(calls, first)), Math.Min(best.Second, Time(calls, second)));
        }

        return best;
    }

    private static double Time<T>(int calls, Func<T> call)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++) call();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls;
    }
}
