using System.Globalization;
using System.Text.RegularExpressions;
using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;

namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>The codec alone, against System.Text.Json and against MemoryPack, measured by the codec's own benchmark.</summary>
internal sealed partial class CodecSpeed : Workload
{
    public override string Id => "P12";

    public override string Title => "records, strings, nested lists: codec alone, in process, against source-generated System.Text.Json and MemoryPack";

    public override IReadOnlyList<string> Peers => [];

    public override IReadOnlyList<Line> Lines =>
    [
        new("json", "times faster than System.Text.Json", "×", Better.Higher, Target.AtLeast("≥ 5 × faster", 5), Target.AtLeast("≥ 8 ×", 8)),
        new("memorypack", "encodings and decodings that are slower than MemoryPack's beyond the spread, or allocate more", "", Better.Lower, Target.AtMost("none", 0)),
    ];

    public override int Scale(Contender contender, bool quick) => 1;

    public override double Expected(ContenderOutput output) => 1;

    public override Measured Measure(int scale)
    {
        Match json = Json().Match(SiblingProgram.Run("Codec", "quick"));
        Match memoryPack = MemoryPack().Match(SiblingProgram.Run("Codec", "memorypack-only"));
        return new(scale, json.Success && memoryPack.Success ? 1 : 0, new Dictionary<string, double>
        {
            ["json"] = double.Parse(json.Groups["ratio"].Value, CultureInfo.InvariantCulture),
            ["memorypack"] = double.Parse(memoryPack.Groups["worse"].Value, CultureInfo.InvariantCulture),
        });
    }

    [GeneratedRegex(@"records against System\.Text\.Json: (?<ratio>[\d.]+) x")]
    private static partial Regex Json();

    [GeneratedRegex(@"^(?<worse>\d+) worse than MemoryPack", RegexOptions.Multiline)]
    private static partial Regex MemoryPack();
}
