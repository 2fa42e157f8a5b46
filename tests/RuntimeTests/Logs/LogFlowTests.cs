using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Logs;

/// <summary>Floods of log entries from worker processes, loggers that block, and workers that die while they log.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class LogFlowTests
{
    private const string Category = "PoolGen.Task.LogWork.Flood";

    [Fact]
    public void A_flood_loses_no_result_and_every_entry_arrives_or_is_counted()
    {
        const int Entries = 100_000;
        using var logs = new OwnLogs();
        using ProcessPool pool = Create(logs.Factory, workers: 2);
        AsyncResult<int[]> flood = pool.LogWork.Flood.StarMapAsync([(0, Entries), (Entries, Entries), (2 * Entries, Entries)], chunkSize: 1);
        Assert.Equal(Enumerable.Range(0, 20_000).Select(x => x * x), pool.Work.Square.Map(Enumerable.Range(0, 20_000)));
        Assert.Equal([Entries, Entries, Entries], flood.Get());
        Eventually.True(() => Arrived().Length + Dropped() == 3 * Entries, $"all entries are there or counted");
        foreach (IGrouping<string?, FakeLogRecord> worker in Arrived().GroupBy(record => record.GetStructuredStateValue("WorkerId"))) AssertInOrder(worker);

        FakeLogRecord[] Arrived() => [.. logs.Of(Category).Where(record => record.Level == LogLevel.Information)];

        int Dropped() => logs.Of(Category).Where(record => record.Id.Id == 1201).Sum(record => int.Parse(record.GetStructuredStateValue("Dropped")!, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void What_a_slow_logger_misses_is_one_warning_that_says_how_much()
    {
        const int Entries = 60_000;
        using var logs = new BlockingLogs(Category);
        using ProcessPool pool = Create(logs);
        Assert.Equal(Entries, pool.LogWork.Flood.Apply(0, Entries));
        Assert.Equal(9, pool.Work.Square.Apply(3));
        Assert.True(logs.IsBlocking);
        logs.Open();
        Eventually.True(() => logs.Messages.Length > 0 && logs.Messages[^1] == $"Entry {Entries - 1}", "the newest entry arrives");
        int[] dropped = [.. logs.Messages.Where(message => message.Contains("were dropped", StringComparison.Ordinal)).Select(message => int.Parse(message.Split(' ')[0], CultureInfo.InvariantCulture))];
        Assert.InRange(dropped.Length, 1, 3);
        Assert.Equal(Entries, dropped.Sum() + logs.Messages.Length - dropped.Length);
        Assert.InRange(logs.Messages.Length, 1000, 25_000);
    }

    [Fact]
    public void A_logger_that_blocks_delays_one_result_and_stops_none()
    {
        using var logs = new BlockingLogs("PoolGen.Task.");
        using ProcessPool pool = Create(logs);
        Assert.Equal(Enumerable.Range(0, 1000).Select(x => 3 * x), pool.LogWork.TellIfOdd.Map(Enumerable.Range(0, 1000)));
        Assert.Equal(Enumerable.Range(0, 50), Enumerable.Range(0, 50).Select(i => pool.LogWork.Tell.Apply(i)));
        Assert.True(logs.IsBlocking);
    }

    [Fact]
    public void What_a_worker_logged_before_its_death_arrives_in_order()
    {
        using var logs = new OwnLogs();
        using ProcessPool pool = Create(logs.Factory);
        Assert.Throws<WorkerLostException>(() => pool.LogWork.FloodAndDie.Apply(500));

        // The pool waits for a logger, but not for ever: on a busy machine the failure may come first.
        Eventually.True(() => logs.Of("PoolGen.Task.LogWork.FloodAndDie").Length == 500, "all entries have arrived");
        AssertInOrder(logs.Of("PoolGen.Task.LogWork.FloodAndDie"));
        Assert.Equal(4, pool.LogWork.Tell.Apply(4));
    }

    [Fact]
    public void A_worker_that_is_killed_while_it_logs_costs_its_item_alone()
    {
        using var logs = new OwnLogs();
        using ProcessPool pool = Create(logs.Factory, workers: 2);
        for (int round = 0; round < 5; round++)
        {
            AsyncResult<int> flood = pool.LogWork.Flood.ApplyAsync(0, int.MaxValue);
            int before = logs.Of(Category).Length;
            Eventually.True(() => logs.Of(Category).Length > before + 100, "it logs");
            Signals.Send(pool.Workers.Single(worker => worker.State == WorkerState.Busy).ProcessId, Signals.Kill);
            Assert.Throws<WorkerLostException>(() => flood.Get());
            Assert.Equal(4, pool.LogWork.Tell.Apply(4));
        }
    }

    [Fact]
    public void An_entry_of_a_running_item_arrives_while_it_runs()
    {
        using var logs = new OwnLogs();
        using ProcessPool pool = Create(logs.Factory);
        using var gate = new Gate();
        AsyncResult<int[]> map = pool.LogWork.PassGateAndTell.StarMapAsync([(gate.Name, 1), (gate.Name, 2)], chunkSize: 2);
        Eventually.True(() => logs.Of("PoolGen.Task.LogWork.PassGateAndTell").Length == 1, "the entry arrives");
        Assert.False(map.IsReady);
        gate.Open();
        Assert.Equal([1, 2], map.Get());
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(2_000_000)]
    public void Long_texts_are_cut(int length)
    {
        using var logs = new OwnLogs();
        using ProcessPool pool = Create(logs.Factory);
        pool.LogWork.TellMuch.Apply(length);
        FakeLogRecord record = Assert.Single(logs.Of("PoolGen.Task.LogWork.TellMuch"));
        Assert.InRange(record.Message.Length, 8000, 10_000);
        Assert.InRange(record.GetStructuredStateValue("Other")!.Length, 2000, 3000);
    }

    private static ProcessPool Create(ILoggerFactory logs, int workers = 1) => new(new ProcessPoolOptions { Workers = workers, LoggerFactory = logs });

    private static void AssertInOrder(IEnumerable<FakeLogRecord> records)
    {
        int last = -1;
        foreach (FakeLogRecord record in records)
        {
            int number = int.Parse(record.GetStructuredStateValue("Number")!, CultureInfo.InvariantCulture);
            Assert.True(number > last, $"{number} comes after {last}");
            last = number;
        }
    }
}
