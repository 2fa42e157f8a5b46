using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Telemetry;

/// <summary>What a listener of the meter reads of a pool of processes.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class MeterTests
{
    private readonly string _name = Guid.NewGuid().ToString();

    [Fact]
    public void Tasks_are_counted_exactly_from_when_somebody_listens()
    {
        using var meters = new OwnMeters();
        using ProcessPool pool = Create(2, options => options.MeterFactory = meters);
        pool.Work.Square.Map(Enumerable.Range(0, 1000));
        using var readings = new MeterReadings(_name);
        pool.Work.FailIfOdd.MapOutcomes(Enumerable.Range(0, 1000));
        foreach (int _ in pool.Work.Square.Imap(Enumerable.Range(0, 500)))
        {
        }

        pool.Work.Square.Apply(1);
        Eventually.True(() => readings.Sum(PoolTelemetry.Tasks) == 1501, "all items are reported");
        Assert.Equal(500, readings.Sum(PoolTelemetry.Tasks, "poolgen.outcome", "error"));
        Assert.Equal(501, readings.Sum(PoolTelemetry.Tasks, "poolgen.task", "Work.Square"));
        Assert.True(readings.Sum(PoolTelemetry.Payload, "poolgen.direction", "sent") >= 1501 * sizeof(int));
        Assert.True(readings.Sum(PoolTelemetry.Payload, "poolgen.direction", "received") >= 1001 * sizeof(int));
    }

    [Fact]
    public void Every_item_has_a_duration_and_a_wait_while_few_of_them_end()
    {
        using var readings = new MeterReadings(_name);
        using ProcessPool pool = Create(1);
        Eventually.True(() => pool.Workers[0].State == WorkerState.Idle, "the worker is ready");
        using var gate = new Gate();
        AsyncResult<int>[] calls = [.. Enumerable.Range(0, 20).Select(i => pool.Work.PassGate.ApplyAsync(gate.Name, i))];
        Eventually.True(() => gate.Arrived == 1 && pool.GetStatistics().Workers[0].CurrentTaskTime > TimeSpan.FromMilliseconds(100), "an item runs for a while");
        gate.Open();
        foreach (AsyncResult<int> call in calls) call.Get();
        pool.Work.Square.Map(Enumerable.Range(0, 100));
        Eventually.True(() => readings.Of(PoolTelemetry.TaskDuration).Count == 120 && readings.Of(PoolTelemetry.TaskWait).Count == 120, "all items are reported");
        Assert.All(readings.Of(PoolTelemetry.TaskDuration), reading => Assert.Equal("ok", reading.Attributes["poolgen.outcome"]));
        Assert.Equal(20, readings.Of(PoolTelemetry.TaskDuration).Count(reading => Equals(reading.Attributes["poolgen.task"], "Work.PassGate")));
        Assert.True(readings.Of(PoolTelemetry.TaskDuration).Max(reading => reading.Value) > 0.095);

        // The first one may have waited as well, on a busy machine.
        Assert.InRange(readings.Of(PoolTelemetry.TaskWait).Count(reading => reading.Value > 0.095 && Equals(reading.Attributes["poolgen.task"], "Work.PassGate")), 19, 20);
    }

    [Fact]
    public void Durations_are_read_without_statistics_too()
    {
        using ProcessPool pool = Create(1, options => options.CollectStatistics = false);
        pool.Work.Square.Apply(1);
        using var readings = new MeterReadings(_name, PoolTelemetry.TaskDuration);
        Eventually.True(() => pool.Work.Square.Apply(1) == 1 && readings.Of(PoolTelemetry.TaskDuration).Count > 0, "a duration is read");
    }

    [Fact]
    public void Workers_are_counted_with_the_reasons_of_their_ends()
    {
        using var readings = new MeterReadings(_name);
        using (ProcessPool pool = Create(1, options => options.MaxTasksPerWorker = 3))
        {
            for (int i = 0; i < 6; i++) pool.Work.Square.Apply(i);
            Assert.Throws<WorkerLostException>(() => pool.ProcessWork.KillSelf.Apply(9));
            Assert.Equal(4, pool.Work.Square.Apply(2));
            WorkerStatistics worker = pool.GetStatistics().Workers[0];
            Assert.Equal((3, 7), (worker.Restarts, worker.Items));
            Assert.StartsWith("died: it was killed", worker.LastExitReason, StringComparison.Ordinal);
        }

        Assert.Equal(4, readings.Sum(PoolTelemetry.WorkerStarts));
        Assert.Equal((2, 1, 1), (Exits("recycled"), Exits("died"), Exits("killed")));
        Assert.Equal(4, readings.Of(PoolTelemetry.WorkerStartDuration).Count);
        Assert.All(readings.Of(PoolTelemetry.WorkerStartDuration), reading => Assert.InRange(reading.Value, 0.001, 60));
        Assert.Equal(1, readings.Sum(PoolTelemetry.Tasks, "poolgen.outcome", "lost"));
        Assert.Equal(1, readings.Of(PoolTelemetry.TaskDuration).Count(reading => Equals(reading.Attributes["poolgen.outcome"], "lost")));

        double Exits(string reason) => readings.Sum(PoolTelemetry.WorkerExits, "poolgen.reason", reason);
    }

    [Fact]
    public void A_closed_pool_stops_its_workers()
    {
        using var readings = new MeterReadings(_name);
        using (ProcessPool pool = Create(2))
        {
            pool.Work.Square.Map(Enumerable.Range(0, 10));
            Eventually.True(() => pool.Workers.All(worker => worker.State == WorkerState.Idle), "all workers are ready");
            pool.Close();
            pool.Join();
        }

        Assert.Equal(2, readings.Sum(PoolTelemetry.WorkerExits, "poolgen.reason", "stopped"));
    }

    [Fact]
    public async Task All_that_a_pool_has_done_is_read_once_its_end_was_awaited()
    {
        using var readings = new MeterReadings(_name);
        await using ProcessPool pool = Create(2);
        Eventually.True(() => pool.Workers.All(worker => worker.State == WorkerState.Idle), "all workers are ready");
        await pool.Work.Square.MapAsync(Enumerable.Range(0, 10));
        pool.Close();
        await pool.JoinAsync();
        Assert.Equal((10, 2), (readings.Sum(PoolTelemetry.Tasks), readings.Sum(PoolTelemetry.WorkerExits, "poolgen.reason", "stopped")));
    }

    [Fact]
    public void Gauges_show_queue_workers_memory_and_busy_share()
    {
        using var readings = new MeterReadings(_name);
        using (ProcessPool pool = Create(2))
        {
            using var gate = new Gate();
            AsyncResult<int>[] calls = [.. Enumerable.Range(0, 10).Select(i => pool.Work.PassGate.ApplyAsync(gate.Name, i))];
            Eventually.True(() => gate.Arrived == 2, "both workers work");
            readings.Look();
            Assert.Equal((8, 2), (readings.Sum(PoolTelemetry.QueueItems), readings.Sum(PoolTelemetry.RunningItems)));
            Assert.Equal(2, readings.Sum(PoolTelemetry.Workers, "poolgen.state", "busy"));
            Assert.Equal(0, readings.Sum(PoolTelemetry.Workers, "poolgen.state", "idle"));
            Assert.All(readings.Of(PoolTelemetry.WorkerMemory), reading => Assert.InRange(reading.Value, 1 << 20, 1L << 34));
            readings.Look();
            Assert.Equal([0, 1, 0, 1], readings.Of(PoolTelemetry.WorkerBusy).Select(reading => reading.Attributes["poolgen.worker"]));
            Assert.All(readings.Of(PoolTelemetry.WorkerBusy).Skip(2), reading => Assert.InRange(reading.Value, 0.9, 1));
            gate.Open();
            foreach (AsyncResult<int> call in calls) call.Get();
        }

        int before = readings.Of(PoolTelemetry.QueueItems).Count;
        readings.Look();
        Assert.Equal(before, readings.Of(PoolTelemetry.QueueItems).Count);
    }

    [Fact]
    public void Among_many_tiny_items_a_sample_is_measured_and_all_are_counted()
    {
        using var readings = new MeterReadings(_name);
        using ProcessPool pool = Create(1);
        pool.Work.Square.Map(Enumerable.Range(0, 1_000_000));
        Eventually.True(() => readings.Sum(PoolTelemetry.Tasks) == 1_000_000, "all items are reported");
        Assert.InRange(readings.Of(PoolTelemetry.TaskDuration).Count, 1000, 20_000);
    }

    [Fact]
    public void A_listener_that_throws_harms_nobody()
    {
        using var listener = new System.Diagnostics.Metrics.MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == PoolTelemetry.MeterName) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            if (Equals(tags[0].Value, _name)) throw new InvalidOperationException("no room in the database");
        });
        listener.Start();
        using ProcessPool pool = Create(1);
        Assert.Equal(1000, pool.Work.Square.Map(Enumerable.Range(0, 1000)).Length);
        Assert.Equal(4, pool.Work.Square.Apply(2));
    }

    [Fact]
    public void Pools_of_one_factory_share_a_meter()
    {
        using var meters = new OwnMeters();
        using (ProcessPool one = Create(1, options => options.MeterFactory = meters))
        using (ProcessPool other = Create(1, options => options.MeterFactory = meters))
        {
            using var readings = new MeterReadings(_name);
            readings.Look();
            Assert.Equal(2, readings.Of(PoolTelemetry.QueueItems).Count);
        }

        Assert.Equal((PoolTelemetry.MeterName, (object)meters), (Assert.Single(meters.Created).Name, meters.Created[0].Scope));
    }

    private ProcessPool Create(int workers, Action<ProcessPoolOptions>? configure = null)
    {
        var options = new ProcessPoolOptions { Workers = workers, Name = _name };
        configure?.Invoke(options);
        return new ProcessPool(options);
    }
}
