using System.Text.RegularExpressions;
using PoolGen.PackagingTests.Kit;

namespace PoolGen.PackagingTests;

/// <summary>What the samples must have printed, however they were started.</summary>
internal static partial class SampleChecks
{
    private static readonly string[] Tour =
    [
        "This is process #, with 2 workers.",
        "One blocking call: when you need the one answer before you can go on.",
        "3 * 3 = 9",
        "One call in the background: when there is something else to do meanwhile.",
        "4 * 4 = 16",
        "A map: when there are many items: results keep their order.",
        "0 1 4 9 16 25 36 49 64 81",
        "A map in the background, with callbacks: when whoever is told of the end is not whoever waits.",
        "the callback has 5 squares, the last is 196",
        "Several arguments: when a task takes more than one: a tuple for each item.",
        "1 + 2 = 3",
        "3 7 11",
        "An ordered stream: when the items are too many, or too slow to come, for one array.",
        "0",
        "1",
        "4",
        "9",
        "16",
        "An unordered stream: when each result is welcome as soon as it is there.",
        "the sum of the first 1,000 squares is 332833500",
        "An endless stream: when only the reader knows when it is enough: leaving the loop stops the work.",
        "a square from worker process #",
        "a square from worker process #",
        "A failing item: its own exception, thrown here; all the others still ran.",
        "DivideByZeroException in task Work.Hundredth: Attempted to divide by zero.",
        "item 0: 100",
        "item 1: DivideByZeroException",
        "item 2: 25",
        "A time-out on a result: when you cannot wait for ever: the task goes on until you cancel it.",
        "no tea yet; cancelled: True",
        "Many submissions, then close and join: when work comes up here and there, and in the end all of it must be done.",
        "2 4 6 8 10",
        "The pool is Closed.",
    ];

    internal static void QuickStart(ProgramRun run)
    {
        run.Succeeded().LeftNoWorkers();
        Assert.Equal(Tour, run.Lines.Select(line => ProcessNumber().Replace(line, "process #")));
        Assert.Equal(3, ProcessesOf(run).Distinct().Count());
    }

    internal static void MemoryPack(ProgramRun run)
    {
        run.Succeeded().LeftNoWorkers();
        Assert.Equal(
            [
                "Aunts (1990), On pools (2026)",
                "kept by MemoryPack, though private to set",
                "written 3 times here, read 3 times in the worker",
                "3",
                "same bytes: True",
            ],
            run.Lines);
    }

    internal static void WordCount(ProgramRun run)
    {
        run.Succeeded().LeftNoWorkers();
        Assert.Contains("The same as one process counts.", run.Lines);
        Assert.Contains("(100 %)", run.Value("files:"), StringComparison.Ordinal);
        Assert.True(ProcessesOf(run).Distinct().Count() >= 2, run.Output);
        Assert.DoesNotContain(run.ProcessId, ProcessesOf(run));
    }

    internal static void Types(ProgramRun run)
    {
        run.Succeeded().LeftNoWorkers();
        Assert.EndsWith("0 came back different.", run.Lines[^1], StringComparison.Ordinal);
    }

    private static IEnumerable<int> ProcessesOf(ProgramRun run) =>
        ProcessNumber().Matches(run.Output).Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));

    [GeneratedRegex(@"process (\d+)")]
    private static partial Regex ProcessNumber();
}
