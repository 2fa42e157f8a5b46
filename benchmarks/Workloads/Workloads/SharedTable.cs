using System.Diagnostics;
using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;

namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>One large table that all items read.</summary>
internal sealed class SharedTable : Workload
{
    private const int Items = 10_000;
    private const int WarmUps = 150;
    private const int Rounds = 51;

    public override string Id => "P14";

    public override string Title => "a table of 400 MB that 10,000 items read";

    public override IReadOnlyList<string> Peers => [Contender.ForkPool];

    public override IReadOnlyList<Line> Lines =>
    [
        new("memory", "memory of all processes beyond the table (Pss)", "MB", Better.Lower, Target.AtMost("≤ 40 MB", 40)),
        new("item", "an item, beyond one without the table, warm", "µs", Better.Lower, Target.AtMost("≤ 0.5 µs", 0.5)),
        new("first", "the first result, beyond a copy of the table", "ms", Better.Lower, Target.AtMost("≤ 20 ms", 20)),
        new("create", "`Create`: its speed, in parts of a copy into fresh memory", "×", Better.Higher, Target.AtLeast("≥ 0.8 ×", 0.8)),
        new("allocate", "`Allocate` of 1 GiB", "ms", Better.Lower, Target.AtMost("≤ 1 ms", 1)),
        new("echo", "64 MiB there and back, as P4", "GB/s", Better.Higher),
        new("plain", "an item with the table as a plain argument", "ms", Better.Lower),
    ];

    public override int Scale(Contender contender, bool quick) => quick ? 40 : 400;

    // Each item finds its own key's value.
    public override double Expected(ContenderOutput output) => Items * (Items - 1.0) / 2;

    public override Measured Measure(int scale)
    {
        int length = scale * (1_000_000 / sizeof(double));
        using ProcessPool pool = new(Workers);
        for (int round = 0; round < WarmUps; round++) FindPlain(pool);
        double create = CreateSpeed(length);
        double allocate = AllocateMilliseconds();
        double copy = CopyMilliseconds(length);
        double before = Megabytes(pool);
        using SharedArray<double> table = SharedArray.Allocate<double>(length);
        Span<double> values = table.Span;
        for (int i = 0; i < length; i++) values[i] = i;
        long start = Stopwatch.GetTimestamp();
        pool.Work.Find.Apply(0, table.AsReadOnly());
        double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds - copy;
        double answer = 0;
        List<double> with = [], without = [];
        for (int round = -WarmUps; round < Rounds; round++)
        {
            if (round == 0)
            {
                with.Clear();
                without.Clear();
            }

            start = Stopwatch.GetTimestamp();
            double[] found = pool.Work.Find.StarMap(Enumerable.Range(0, Items).Select(key => (key, table.AsReadOnly())));
            with.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / Items);
            answer = found.Sum();
            start = Stopwatch.GetTimestamp();
            FindPlain(pool);
            without.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / Items);
        }

        double memory = Megabytes(pool) - before - (length * (double)sizeof(double) / (1 << 20));
        return new(Items, answer, new Dictionary<string, double>
        {
            ["memory"] = memory,
            ["item"] = Statistics.Median(with) - Statistics.Median(without),
            ["first"] = first,
            ["create"] = create,
            ["allocate"] = allocate,
            ["echo"] = EchoSpeed(pool),
            ["plain"] = PlainMilliseconds(pool, length),
        });
    }

    private static void FindPlain(ProcessPool pool) => pool.Work.FindPlain.StarMap(Enumerable.Range(0, Items).Select(static key => (key, 0)));

    private static double Megabytes(ProcessPool pool)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        return ProcFile.ProportionalMegabytes(Environment.ProcessId) + pool.Workers.Sum(static worker => ProcFile.ProportionalMegabytes(worker.ProcessId));
    }

    // In turns: the machine's speed may change meanwhile.
    private static double CreateSpeed(int length)
    {
        double[] values = GC.AllocateUninitializedArray<double>(length);
        Array.Fill(values, 1);
        List<double> ratios = [];
        for (int round = 0; round < 5; round++)
        {
            double copy = Copy(values);
            long start = Stopwatch.GetTimestamp();
            SharedArray<double> shared = SharedArray.Create(values);
            ratios.Add(copy / Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            shared.Dispose();
        }

        return Statistics.Median(ratios);
    }

    private static double CopyMilliseconds(int length)
    {
        double[] values = GC.AllocateUninitializedArray<double>(length);
        Array.Fill(values, 1);
        return Statistics.Median([Copy(values), Copy(values), Copy(values)]);
    }

    // Into memory that nobody has touched.
    private static unsafe double Copy(double[] values)
    {
        nuint bytes = (nuint)values.Length * sizeof(double);
        void* fresh = System.Runtime.InteropServices.NativeMemory.Alloc(bytes);
        long start = Stopwatch.GetTimestamp();
        values.AsSpan().CopyTo(new Span<double>(fresh, values.Length));
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        System.Runtime.InteropServices.NativeMemory.Free(fresh);
        return milliseconds;
    }

    private static double AllocateMilliseconds()
    {
        List<double> times = [];
        for (int round = 0; round < 5; round++)
        {
            long start = Stopwatch.GetTimestamp();
            SharedArray<byte> allocated = SharedArray.Allocate<byte>(1 << 30);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            allocated.Dispose();
        }

        return Statistics.Median(times);
    }

    private static double EchoSpeed(ProcessPool pool)
    {
        const int bytes = 64 << 20;
        using SharedArray<byte> payload = SharedArray.Allocate<byte>(bytes);
        pool.Work.EchoShared.Apply(payload);
        List<double> speeds = [];
        for (int round = 0; round < 101; round++)
        {
            long start = Stopwatch.GetTimestamp();
            pool.Work.EchoShared.Apply(payload);
            speeds.Add(2.0 * bytes / Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        return Statistics.Median(speeds);
    }

    private static double PlainMilliseconds(ProcessPool pool, int length)
    {
        double[] plain = new double[length];
        pool.Work.FindInArray.Apply(1, plain);
        long start = Stopwatch.GetTimestamp();
        pool.Work.FindInArray.Apply(1, plain);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
