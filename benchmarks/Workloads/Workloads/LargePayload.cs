using System.Diagnostics;
using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;

namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>A large array there and back.</summary>
internal sealed class LargePayload : Workload
{
    private const int Rounds = 7;

    public override string Id => "P4";

    public override string Title => "64 MiB `byte[]` and `double[]` echoed, warm; speed = both directions";

    public override IReadOnlyList<string> Peers =>
        [Contender.ForkPool, Contender.Executor, Contender.WorkerPool, Contender.Piscina, Contender.Limit, Contender.MemoryCopy];

    public override IReadOnlyList<Line> Lines =>
    [
        new("bytes", "`byte[]`", "GB/s", Better.Higher, Reach, Aim, Bound),
        new("doubles", "`double[]`", "GB/s", Better.Higher, Reach, Aim, Bound),
    ];

    private const string Bound = "four copies into and out of the kernel, in which most samples are, and the first touch of the pages of the arrays that receive them.";

    private static Target Reach => Target.AtLeast("≥ 2 GB/s", 2);

    private static Target Aim => Target.AtLeastTimes("≥ 50 % of the socket stream", 0.5, Contender.Limit);

    public override int Scale(Contender contender, bool quick) => quick ? 8 : 64;

    // The contenders compare what comes back with what went out, and count the payloads that are equal: of each kind, all but the warm ones.
    public override double Expected(ContenderOutput output) => 2 * Rounds;

    public override Measured Measure(int scale)
    {
        using ProcessPool pool = new(Workers);
        int size = scale << 20;
        byte[] bytes = new byte[size];
        new Random(1).NextBytes(bytes);
        double[] numbers = [.. Enumerable.Range(0, size / sizeof(double)).Select(static i => i * 0.5)];
        int equal = 0;
        double ofBytes = Speed(bytes, x => pool.Work.EchoBytes.Apply(x), size, ref equal);
        double ofNumbers = Speed(numbers, x => pool.Work.EchoNumbers.Apply(x), size, ref equal);
        return new(2 * Rounds, equal, new Dictionary<string, double> { ["bytes"] = ofBytes, ["doubles"] = ofNumbers });
    }

    private static double Speed<T>(T[] payload, Func<T[], T[]> echo, int size, ref int equal)
    {
        echo(payload);
        echo(payload);
        List<double> speeds = [];
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            T[] back = echo(payload);
            speeds.Add(2.0 * size / Stopwatch.GetElapsedTime(start).TotalNanoseconds);
            if (!ReferenceEquals(payload, back) && payload.AsSpan().SequenceEqual(back)) equal++;
        }

        return Statistics.Median(speeds);
    }
}
