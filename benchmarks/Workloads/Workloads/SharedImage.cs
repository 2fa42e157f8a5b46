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

    public override IReadOnlyList<string> Peers => [Contender.Parallel];

    public override IReadOnlyList<Line> Lines =>
    [
        new("rate", "pixels computed and written", "MB/s", Better.Higher, Target.AtLeastTimes("≥ 0.95 × threads into one array", 0.95, Contender.Parallel)),
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
            using SharedArray<byte> image = SharedArray.Allocate<byte>(rows * RowLength);
            long start = Stopwatch.GetTimestamp();
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
            byte[] image = GC.AllocateArray<byte>(rows * RowLength, pinned: true);
            long start = Stopwatch.GetTimestamp();
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
