using System.Globalization;
using System.Text.RegularExpressions;
using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;

namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>What the generator costs a build and a keystroke, measured by the generator's own benchmark.</summary>
internal sealed partial class GeneratorCost : Workload
{
    public override string Id => "P11";

    public override string Title => "generator: 1,000 tasks cold; one keystroke in an unrelated file";

    public override IReadOnlyList<string> Peers => [];

    public override IReadOnlyList<Line> Lines =>
    [
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
        return new(scale, match.Success ? 1 : 0, new Dictionary<string, double>
        {
            ["whole"] = double.Parse(match.Groups["whole"].Value, CultureInfo.InvariantCulture),
            ["build"] = double.Parse(match.Groups["build"].Value, CultureInfo.InvariantCulture),
            ["rewritten"] = double.Parse(match.Groups["files"].Value, CultureInfo.InvariantCulture),
        });
    }

    [GeneratedRegex(@"adds (?<build>[\d.]+) ms to a build.* (?<whole>[\d.]+) ms longer.*writes (?<files>\d+) files again")]
    private static partial Regex Findings();
}
