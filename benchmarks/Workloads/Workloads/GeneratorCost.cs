using System.Globalization;
using System.Text.RegularExpressions;
using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;

namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>What the generator costs a build and a keystroke, measured by the generator's own benchmark.</summary>
internal sealed partial class GeneratorCost : Workload
{
    public override string Id => "P11";

    public override string Title => "generator: 1,000 tasks in 100 classes, in a build and at each keystroke";

    public override IReadOnlyList<string> Peers => [];

    public override IReadOnlyList<Line> Lines =>
    [
        new("task", "processor time of a compiler that has just started, with the package minus without, for each task", "ms", Better.Lower, Target.AtMost("≤ 3.5 ms a task", 3.5), Target.AtMost("≤ 2 ms a task", 2)),
        new("lines", "lines that are generated", "", Better.Lower, Target.AtMost("≤ 25,000", 25_000)),
        new("elsewhere", "a keystroke in a file without tasks, in an editor that has warmed up", "ms", Better.Lower, Target.AtMost("≤ 20 ms", 20), Target.AtMost("≤ 10 ms", 10)),
        new("file", "the same in a task's file", "ms", Better.Lower, Target.AtMost("≤ 20 ms", 20), Target.AtMost("≤ 10 ms", 10)),
        new("analyzers", "the analyzers at that keystroke", "ms", Better.Lower, Target.AtMost("≤ 10 ms", 10)),
        new("build", "what the generators of a build take longer, in a compiler that has just started", "ms", Better.Lower, Target.AtMost("≤ 1 s added to a build", 1_000),
            Bound: "by the samples two fifths are the generator's own steps, four fifths of them in reading the tasks' symbols; the rest is Roslyn's pipeline and its first look at attributes, in a compiler that compiles itself meanwhile. One that stays needs 0.2 s."),
        new("whole", "the same with the analyzers, and compiling the ten thousand members that were generated (decision 0015)", "ms", Better.Lower),
        new("rewritten", "files written again by the keystroke", "", Better.Lower, Target.AtMost("nothing re-emitted", 0)),
    ];

    public override int Scale(Contender contender, bool quick) => 1_000;

    public override double Expected(ContenderOutput output) => 1;

    public override Measured Measure(int scale)
    {
        Match match = Findings().Match(SiblingProgram.Run("Generator", "quick"));
        Match cost = Cost().Match(SiblingProgram.Run("Generator", "cost"));
        static double Number(Match found, string name) => double.Parse(found.Groups[name].Value, CultureInfo.InvariantCulture);
        return new(scale, match.Success && cost.Success ? 1 : 0, new Dictionary<string, double>
        {
            ["task"] = Number(cost, "task"),
            ["lines"] = Number(cost, "lines"),
            ["elsewhere"] = Number(cost, "elsewhere"),
            ["file"] = Number(cost, "file"),
            ["analyzers"] = Number(cost, "analyzers"),
            ["whole"] = Number(match, "whole"),
            ["build"] = Number(match, "build"),
            ["rewritten"] = Number(match, "files"),
        });
    }

    [GeneratedRegex(@"a task costs (?<task>[\d.]+) ms; (?<lines>\d+) lines.*a keystroke elsewhere (?<elsewhere>[\d.]+) ms, in a task's file (?<file>[\d.]+) ms, analyzers (?<analyzers>[\d.]+) ms")]
    private static partial Regex Cost();

    [GeneratedRegex(@"adds (?<build>[\d.]+) ms to a build.* (?<whole>[\d.]+) ms longer.*writes (?<files>\d+) files again")]
    private static partial Regex Findings();
}
