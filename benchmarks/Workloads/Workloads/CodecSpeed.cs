using System.Globalization;
using System.Text.RegularExpressions;
using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;

namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>The codec alone, against System.Text.Json, measured by the codec's own benchmark.</summary>
internal sealed partial class CodecSpeed : Workload
{
    public override string Id => "P12";

    public override string Title => "records, strings, nested lists: codec alone, in process, against source-generated System.Text.Json";

    public override IReadOnlyList<string> Peers => [];

    public override IReadOnlyList<Line> Lines =>
    [
        new("json", "times faster than System.Text.Json", "×", Better.Higher, Target.AtLeast("≥ 5 × faster", 5), Target.AtLeast("≥ 8 ×", 8)),
    ];

    public override int Scale(Contender contender, bool quick) => 1;

    public override double Expected(ContenderOutput output) => 1;

    public override Measured Measure(int scale)
    {
        Match match = Finding().Match(SiblingProgram.Run("Codec", "quick"));
        return new(scale, match.Success ? 1 : 0, new Dictionary<string, double>
        {
            ["json"] = double.Parse(match.Groups["ratio"].Value, CultureInfo.InvariantCulture),
        });
    }

    [GeneratedRegex(@"records against System\.Text\.Json: (?<ratio>[\d.]+) x")]
    private static partial Regex Finding();
}
