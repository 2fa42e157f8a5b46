using PoolGen.RuntimeTests.Kit;
using PoolGen.Submissions;

namespace PoolGen.RuntimeTests.Submissions;

/// <summary>What an <see cref="IProgress{T}"/> of a map is told.</summary>
public sealed class MapReporterTests
{
    private readonly List<long> _told = [];
    private readonly SerialQueue _queue = new(new DeferredWork(new Nobody()));
    private readonly MapReporter _reporter;

    public MapReporterTests() => _reporter = new MapReporter(new SynchronousProgress<MapProgress>(report => _told.Add(report.Completed)), 10, _queue);

    [Fact]
    public void Reports_that_nobody_has_heard_yet_are_told_as_one()
    {
        Report(3, 5, 4);
        Assert.Equal([5], _told);
    }

    [Fact]
    public void Same_number_is_not_told_twice()
    {
        Report(3);
        Report(3);
        Report(9, 10, 10);
        Report(10);
        Assert.Equal([3, 10], _told);
    }

    // Nothing is told before all was reported, and all is told when this returns.
    private void Report(params long[] numbers)
    {
        using var reported = new ManualResetEventSlim();
        using var told = new ManualResetEventSlim();
        _queue.Post(reported.Wait);
        foreach (long number in numbers) _reporter.Report(number);
        _queue.Post(told.Set);
        reported.Set();
        Assert.True(told.Wait(TimeSpan.FromSeconds(60)), "the queue has stopped");
    }

    private sealed class Nobody : IWakesWaiters
    {
        public void WakeWaiters()
        {
        }
    }
}
