using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Telemetry;

/// <summary>What a pool of processes writes as Chrome trace events.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class TimelineTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string File => Path.Combine(_directory.Path, "run.json");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Calls_are_slices_of_their_workers_with_arrows_from_their_submissions()
    {
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 2, Name = "drawn" });
        using (pool.RecordTimeline(File))
        {
            for (int i = 0; i < 20; i++) pool.Work.Square.Apply(i);
            Assert.Throws<InvalidOperationException>(() => pool.Work.FailIfOdd.Apply(1));
        }

        var trace = new TraceEvents(File);
        Assert.Equal(["PoolGen: drawn"], NamesOf(trace, "process_name"));
        Assert.Equal(["pool", "worker 0", "worker 1"], NamesOf(trace, "thread_name"));
        Assert.Equal(20, trace.Slices.Count(slice => TraceEvents.Category(slice) == "item" && TraceEvents.Name(slice) == "Work.Square"));
        Assert.Equal("error", Assert.Single(trace.Slices, slice => TraceEvents.Category(slice) == "item" && TraceEvents.Name(slice) == "Work.FailIfOdd").GetProperty("args").GetProperty("outcome").GetString());
        Assert.Equal(21, trace.Of("f").Count());
        Assert.Contains(trace.Of("C"), counter => TraceEvents.Name(counter) == "queue");
    }

    [Fact]
    public void A_start_is_a_slice_and_a_death_an_instant_that_names_the_reason()
    {
        using var pool = new ProcessPool(workers: 1);
        using (pool.RecordTimeline(File))
        {
            Assert.Throws<WorkerLostException>(() => pool.ProcessWork.KillSelf.Apply(9));
            Assert.Equal(4, pool.Work.Square.Apply(2));
        }

        var trace = new TraceEvents(File);
        Assert.Equal(2, trace.Slices.Count(slice => TraceEvents.Name(slice) == "start" && TraceEvents.Duration(slice) > 0));
        Assert.StartsWith("died: it was killed", TraceEvents.Name(Assert.Single(trace.Of("i"))), StringComparison.Ordinal);
        Assert.Contains("SIGKILL", TraceEvents.Name(Assert.Single(trace.Of("i"))), StringComparison.Ordinal);
        Assert.Equal("ProcessWork.KillSelf", Assert.Single(trace.Of("i")).GetProperty("args").GetProperty("task").GetString());
        Assert.Single(trace.Slices, slice => TraceEvents.Name(slice) == "ProcessWork.KillSelf" && TraceEvents.Category(slice) == "item");
    }

    [Fact]
    public void Chunks_stand_for_items_of_which_there_are_too_many()
    {
        using var pool = new ProcessPool(workers: 1);
        using (pool.RecordTimeline(File)) pool.Work.Square.Map(Enumerable.Range(0, 2_000_000));
        var trace = new TraceEvents(File);
        long items = trace.Slices.Where(slice => TraceEvents.Category(slice) == "chunk").Sum(slice => TraceEvents.Argument(slice, "items"));
        Assert.InRange(items, 1_900_000, 2_000_000);
        Assert.All(trace.All.Where(one => one.GetProperty("ph").GetString() != "M").GroupBy(one => (long)(TraceEvents.Time(one) / 1e6)), second => Assert.True(second.Count() <= 10_000));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_an_error_at_once()
    {
        using var pool = new ProcessPool(workers: 1);
        Assert.ThrowsAny<IOException>(() => pool.RecordTimeline(Path.Combine(_directory.Path, "missing", "run.json")));
        Assert.ThrowsAny<IOException>(() => pool.RecordTimeline(_directory.Path));
        Assert.Equal(4, pool.Work.Square.Apply(2));
    }

    private static IEnumerable<string> NamesOf(TraceEvents trace, string what) =>
        trace.Of("M").Where(one => TraceEvents.Name(one) == what).Select(one => one.GetProperty("args").GetProperty("name").GetString()!).Order();
}
