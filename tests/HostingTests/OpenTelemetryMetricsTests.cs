using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using PoolGen.HostingTests.Kit;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.HostingTests;

/// <summary>What OpenTelemetry's SDK exports of a hosted pool with real workers is what a listener of the meter reads.</summary>
[Watchdog]
[Collection(OpenTelemetryCollection.Name)]
[Trait("Category", "Slow")]
public sealed class OpenTelemetryMetricsTests
{
    private static readonly string[] Counters = [PoolTelemetry.Tasks, PoolTelemetry.TasksRetried, PoolTelemetry.WorkerStarts, PoolTelemetry.WorkerExits, PoolTelemetry.Payload];
    private static readonly string[] Histograms = [PoolTelemetry.TaskDuration, PoolTelemetry.TaskWait, PoolTelemetry.WorkerStartDuration];

    private readonly string _name = Guid.NewGuid().ToString();

    [Fact]
    public async Task Counters_and_histograms_are_those_of_a_listener_and_what_was_done_though_workers_die()
    {
        var done = new Dictionary<string, long> { ["ok"] = 0, ["error"] = 0, ["lost"] = 0 };
        var exported = new ExportedMetrics(_name);
        using IHost host = Create(exported);
        host.Get<MeterProvider>();
        using var readings = new MeterReadings(_name);
        await host.StartAsync();
        IPool pool = host.Get<IPool>();
        foreach (Outcome<int> outcome in await pool.Work.FailIfOdd.MapOutcomesAsync(Enumerable.Range(0, 5_000))) Note(outcome.Exception);
        foreach (Outcome<int> outcome in await pool.Work.CrashNowAndThen.MapOutcomesAsync(Enumerable.Range(0, 1_000))) Note(outcome.Exception);
        await foreach (Outcome<int> outcome in pool.Work.FailIfOdd.ImapUnordered(Enumerable.Range(0, 500)).AsOutcomes()) Note(outcome.Exception);
        AsyncResult<int>[] calls = [.. Enumerable.Range(700, 200).Select(x => pool.Work.CrashNowAndThen.ApplyAsync(x))];
        foreach (AsyncResult<int> call in calls) Note(await Record.ExceptionAsync(async () => await call));
        Assert.Equal(7, await pool.Work.CrashAtFirst.ApplyAsync(7));
        Note(null);
        await host.StopAsync();
        exported.Collect(host);

        Assert.Equal((6_701L, 2L), (done.Values.Sum(), done["lost"]));
        Assert.All(done, outcome => Assert.Equal(outcome.Value, Sum(exported, PoolTelemetry.Tasks, $"poolgen.outcome={outcome.Key}")));
        Assert.Equal(6_701, Sum(exported, PoolTelemetry.Tasks, "poolgen.outcome="));
        Assert.Equal(1, Sum(exported, PoolTelemetry.TasksRetried, "poolgen.task=Work.CrashAtFirst"));
        Assert.Equal(3, Sum(exported, PoolTelemetry.WorkerExits, "poolgen.reason=died"));
        Assert.Equal(5, Sum(exported, PoolTelemetry.WorkerStarts, _name));
        Assert.Equal(5, Sum(exported, PoolTelemetry.WorkerExits, _name));
        Assert.All(Counters, counter => Assert.Equal(Read(readings, counter).ToDictionary(static one => one.Key, static one => one.Value.Sum), exported.Of(counter).ToDictionary(static one => one.Key, static one => one.Value.Sum)));
        Assert.All(Histograms, histogram =>
        {
            Dictionary<string, (long Count, double Sum)> read = Read(readings, histogram);
            Dictionary<string, (long Count, double Sum)> told = exported.Of(histogram);
            Assert.NotEmpty(told);
            Assert.Equal(read.ToDictionary(static one => one.Key, static one => one.Value.Count), told.ToDictionary(static one => one.Key, static one => one.Value.Count));
            Assert.All(read, one => Assert.Equal(one.Value.Sum, told[one.Key].Sum, 1e-6));
        });

        void Note(Exception? failure) => done[failure switch { null => "ok", WorkerLostException => "lost", _ => "error" }]++;
    }

    [Fact]
    public async Task Gauges_are_those_of_a_listener()
    {
        var exported = new ExportedMetrics(_name);
        using IHost host = Create(exported);
        using var readings = new MeterReadings(_name);
        await host.StartAsync();
        IPool pool = host.Get<IPool>();
        using var gate = new Gate();
        AsyncResult<bool>[] held = [.. Enumerable.Range(0, 10).Select(_ => pool.Work.WaitAtGate.ApplyAsync(gate.Name))];
        Eventually.True(() => gate.Arrived == 2, "both workers work");
        readings.Look();
        exported.Collect(host);
        string[] exact = [PoolTelemetry.QueueItems, PoolTelemetry.RunningItems, PoolTelemetry.Workers];
        Assert.All(exact, gauge => Assert.Equal(Read(readings, gauge), exported.Of(gauge)));
        Assert.Equal((8, 2), (Sum(exported, PoolTelemetry.QueueItems, _name), Sum(exported, PoolTelemetry.RunningItems, _name)));
        Assert.Equal(2, Sum(exported, PoolTelemetry.Workers, "poolgen.state=busy"));

        // These change from look to look.
        Assert.All([PoolTelemetry.WorkerMemory, PoolTelemetry.WorkerBusy], gauge => Assert.Equal(Read(readings, gauge).Keys.Order(), exported.Of(gauge).Keys.Order()));
        Assert.All(exported.Of(PoolTelemetry.WorkerMemory).Values, memory => Assert.InRange(memory.Sum, 1 << 20, 1L << 34));
        Assert.All(exported.Of(PoolTelemetry.WorkerBusy).Values, busy => Assert.InRange(busy.Sum, 0, 1));
        gate.Open();
        foreach (AsyncResult<bool> one in held) Assert.True(await one);
        await host.StopAsync();
    }

    [Fact]
    public async Task Every_instrument_is_exported_with_its_kind_and_unit()
    {
        var exported = new ExportedMetrics(_name);
        using IHost host = Create(exported);
        host.Get<MeterProvider>();
        await host.StartAsync();
        Assert.Equal(7, await host.Get<IPool>().Work.CrashAtFirst.ApplyAsync(7));
        Eventually.True(HasAll, "all instruments have a value");
        Assert.Equal(
            [
                ("poolgen.payload", MetricType.LongSum, "By"),
                ("poolgen.queue.items", MetricType.LongSumNonMonotonic, "{item}"),
                ("poolgen.running.items", MetricType.LongSumNonMonotonic, "{item}"),
                ("poolgen.task.duration", MetricType.Histogram, "s"),
                ("poolgen.task.wait", MetricType.Histogram, "s"),
                ("poolgen.tasks", MetricType.LongSum, "{item}"),
                ("poolgen.tasks.retried", MetricType.LongSum, "{item}"),
                ("poolgen.worker.busy", MetricType.DoubleGauge, "1"),
                ("poolgen.worker.exits", MetricType.LongSum, "{worker}"),
                ("poolgen.worker.memory", MetricType.LongGauge, "By"),
                ("poolgen.worker.start.duration", MetricType.Histogram, "s"),
                ("poolgen.worker.starts", MetricType.LongSum, "{worker}"),
                ("poolgen.workers", MetricType.LongGauge, "{worker}"),
            ],
            exported.Instruments.OrderBy(static one => one.Name, StringComparer.Ordinal));
        await host.StopAsync();

        bool HasAll()
        {
            exported.Collect(host);
            return exported.Instruments.Count() == 13;
        }
    }

    private static double Sum(ExportedMetrics exported, string instrument, string attribute) =>
        exported.Of(instrument).Where(one => one.Key.Contains(attribute, StringComparison.Ordinal)).Sum(static one => one.Value.Sum);

    private static Dictionary<string, (long Count, double Sum)> Read(MeterReadings readings, string instrument) =>
        readings.Of(instrument).GroupBy(static reading => ExportedMetrics.Attributes(reading.Attributes)).ToDictionary(static group => group.Key, static group => ((long)group.Count(), group.Sum(static reading => reading.Value)));

    private IHost Create(ExportedMetrics exported) => TestHost.Create(services => services
        .AddProcessPool(options => (options.Name, options.Workers) = (_name, 2))
        .AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(PoolTelemetry.MeterName).AddInMemoryExporter(exported.Target)));
}
