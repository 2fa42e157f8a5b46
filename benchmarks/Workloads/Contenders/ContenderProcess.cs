using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PoolGen.Benchmarks.Workloads.Report;
using PoolGen.Benchmarks.Workloads.Workloads;

namespace PoolGen.Benchmarks.Workloads.Contenders;

/// <summary>Starts a contender for one workload, waits for its line, and checks its answer.</summary>
internal static class ContenderProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Never throws: what goes wrong is the measurement's failure.</summary>
    public static Measurement Run(Contender contender, Workload workload, int repetition, bool quick)
    {
        string scale = workload.Scale(contender, quick).ToString(CultureInfo.InvariantCulture);
        ContenderOutput? output = Start(contender, [workload.Id, scale], out double milliseconds, out string failure);
        if (output is null) return Measurement.Failed(workload.Id, contender.Id, repetition, failure);
        if (output.Workload != workload.Id || output.Answer != workload.Expected(output))
        {
            return Measurement.Failed(workload.Id, contender.Id, repetition, $"wrong answer: {output.Answer:R} instead of {workload.Expected(output):R}");
        }

        output.Figures[ColdStart.Outside] = milliseconds;
        return new(workload.Id, contender.Id, repetition, output.Count, output.Figures);
    }

    /// <summary>Its line; null if there was none, with the reason.</summary>
    /// <param name="contender">Who.</param>
    /// <param name="arguments">What it is to run.</param>
    /// <param name="milliseconds">From before its start until the line was here.</param>
    /// <param name="failure">Why there is no line.</param>
    public static ContenderOutput? Start(Contender contender, string[] arguments, out double milliseconds, out string failure)
    {
        ProcessStartInfo info = new(contender.Program, [.. contender.Arguments, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        StringBuilder errors = new();
        string? line = null;
        milliseconds = 0;
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(info)!;
        process.ErrorDataReceived += (_, e) => errors.AppendLine(e.Data);
        process.BeginErrorReadLine();
        using (Timer watchdog = new(_ => process.Kill(entireProcessTree: true), null, Patience, Timeout.InfiniteTimeSpan))
        {
            while (process.StandardOutput.ReadLine() is { } read)
            {
                if (!read.StartsWith('{')) continue;
                if (line is null) milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                line = read;
            }

            process.WaitForExit();
        }

        failure = $"exit code {process.ExitCode}: {errors.ToString().Trim()}";
        return line is null || process.ExitCode != 0 ? null : JsonSerializer.Deserialize(line, BenchmarkJson.Default.ContenderOutput);
    }
}
