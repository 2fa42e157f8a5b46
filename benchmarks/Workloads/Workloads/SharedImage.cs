using System.Diagnostics;
using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;

namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>One large image that all items fill, a row each.</summary>
internal sealed class SharedImage : Workload
{
    private const int RowLength = 64 * 1024;
    private const int Rounds = 5;

    public override string Id => "P15";

    public override string Title => "an image of 256 MB, filled row by row";

    public override IReadOnlyList<string> Peers => [Contender.Limit, Contender.Parallel];

    public override IReadOnlyList<Line> Lines =>
    [
        new("rate", "pixels computed and written", "MB/s", Better.Higher, Target.AtLeastTimes("≥ 0.95 × threads into one array", 0.95, Contender.Parallel),
            Bound: "shared memory itself: each of its pages that is written for the first time costs the system more than a page of a process's own. The pair in C, which does " +
                "nothing else, does not reach the threads either; in the profile, 30 samples of the kernel stand beside 40 of the computing."),
    ];

    public override int Scale(Contender contender, bool quick) => quick ? 16 : 256;

    public override double Expected(ContenderOutput output) => output.Count * Work.RowSum(RowLength);

    public override Measured Measure(int scale)
    {
        using ProcessPool pool = new(Workers);
        int rows = scale * ((1 << 20) / RowLength);
        double answer = 0;
        List<double> rates = [];
        for (int round = 0; round <= Rounds; round++)
        {
            // Memory that is new has its cost at the first write, here as there: so the clock starts before it is asked for.
            long start = Stopwatch.GetTimestamp();
            using SharedArray<byte> image = SharedArray.Allocate<byte>(rows * RowLength);
            pool.Work.FillRow.StarMap(Enumerable.Range(0, rows).Select(row => (row, image.Slice(row * RowLength, RowLength))));
            if (round > 0) rates.Add(rows * (double)RowLength / Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            answer = Sum(image.Span);
        }

        return new(rows, answer, new Dictionary<string, double> { ["rate"] = Statistics.Median(rates) });
    }

    /// <summary>The same by threads, into one array.</summary>
    public static Measured MeasureThreads(int scale, Action<int, Action<int>> run)
    {
        int rows = scale * ((1 << 20) / RowLength);
        double answer = 0;
        List<double> rates = [];
        for (int round = 0; round <= Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            byte[] image = GC.AllocateArray<byte>(rows * RowLength, pinned: true);
            run(rows, row => Work.Fill(row, image.AsSpan(row * RowLength, RowLength)));
            if (round > 0) rates.Add(rows * (double)RowLength / Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            answer = Sum(image);
        }

        return new(rows, answer, new Dictionary<string, double> { ["rate"] = Statistics.Median(rates) });
    }

    private static double Sum(ReadOnlySpan<byte> image)
    {
        long sum = 0;
        foreach (byte pixel in image) sum += pixel;
        return sum;
    }
}
