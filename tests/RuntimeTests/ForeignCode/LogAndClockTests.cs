using Microsoft.Extensions.Logging;
using PoolGen.Logs;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.ForeignCode;

/// <summary>Logs and clocks that the pool is given.</summary>
[Watchdog, Collection("Foreign code")]
public sealed class LogAndClockTests
{
    [Fact]
    public void Logger_factory_runs_in_the_pools_constructor_which_throws_and_leaves_nothing()
    {
        var place = new ForeignPlace();
        Assert.Equal("the factory", Assert.Throws<FormatException>(() => new ProcessPool(new ProcessPoolOptions { Workers = 1, LoggerFactory = new ForeignLogs(place, inFactory: true) })).Message);
        Assert.Same(Thread.CurrentThread, place.Thread);
        Assert.Equal(1, place.Visits);
    }

    [Fact]
    public void Logger_runs_on_the_thread_of_a_workers_output_and_its_exception_costs_that_line()
    {
        var place = new ForeignPlace();
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, Output = WorkerOutput.Forward, LoggerFactory = new ForeignLogs(place, inFactory: false) });
        place.Pool = pool;
        int worker = pool.ProcessWork.ProcessId.Apply();
        pool.ForeignWork.Write.Apply("one");
        pool.ForeignWork.Write.Apply("two");
        Eventually.True(() => place.Visits >= 2, "both lines are logged");
        place.AssertVisited();
        Assert.Equal("PoolGen output", place.ThreadName);
        Assert.Equal(worker, pool.ProcessWork.ProcessId.Apply());
    }

    [Fact]
    public void Logger_of_the_pools_events_runs_on_the_thread_pool_and_its_exception_costs_that_event()
    {
        var place = new ForeignPlace();
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, LoggerFactory = new ForeignLogs(place, inFactory: false, LogCategories.Pool) });
        place.Pool = pool;
        Assert.Equal(9, pool.Work.Square.Apply(3));
        Eventually.True(() => place.Visits >= 2, "start and readiness are logged");
        Assert.Equal(16, pool.Work.Square.Apply(4));
    }

    [Fact]
    public void Logger_of_what_tasks_log_runs_on_the_thread_pool_and_its_exception_costs_that_entry()
    {
        var place = new ForeignPlace();
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, LoggerFactory = new ForeignLogs(place, inFactory: false, LogCategories.TaskPrefix) });
        place.Pool = pool;
        int worker = pool.ProcessWork.ProcessId.Apply();
        Assert.Equal(4, pool.LogWork.Tell.Apply(4));
        Assert.Equal(Enumerable.Range(0, 100).Select(x => 3 * x), pool.LogWork.TellIfOdd.Map(Enumerable.Range(0, 100)));
        Assert.Equal(51, place.Visits);
        place.AssertVisited();
        Assert.True(place.IsThreadPool || place.ThreadName == "PoolGen logs");
        Assert.Equal(worker, pool.ProcessWork.ProcessId.Apply());
    }

    [Fact]
    public void Logger_factory_is_asked_for_a_tasks_category_where_the_task_is_submitted_and_its_exception_costs_the_tasks_entries()
    {
        var place = new ForeignPlace();
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, LoggerFactory = new ForeignLogs(place, inFactory: true, LogCategories.TaskPrefix) });
        place.Pool = pool;
        Assert.Equal(4, pool.LogWork.Tell.Apply(4));
        Assert.Same(Thread.CurrentThread, place.Thread);
        Assert.Equal(5, pool.LogWork.Tell.Apply(5));
        Assert.Equal(1, place.Visits);
        place.AssertVisited();
        Assert.False(pool.LogWork.IsEnabled.Apply((int)LogLevel.Critical));
    }

    [Fact]
    public void Clock_that_throws_while_the_pool_works_costs_nothing_but_its_time_limits_precision()
    {
        var place = new ForeignPlace();
        var clock = new ForeignClock(place, hasTimers: true);
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 2, TimeProvider = clock });
        int worker = pool.ProcessWork.ProcessId.Apply();
        clock.Break();
        Assert.Equal(Enumerable.Range(0, 200).Select(static i => i * i), pool.Work.Square.Map(Enumerable.Range(0, 200), chunkSize: 3));
        Assert.Equal(9, pool.Work.Square.ApplyAsync(3).Get());
        Assert.True(place.Visits > 0);
        Assert.Contains(worker, pool.Workers.Select(static one => one.ProcessId));
        pool.Close();
        Assert.True(pool.Join(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Clock_whose_timer_cannot_be_had_makes_the_pools_constructor_throw_and_leaves_nothing()
    {
        var place = new ForeignPlace();
        Assert.Equal("the timer", Assert.Throws<FormatException>(() => new ProcessPool(new ProcessPoolOptions { Workers = 1, TimeProvider = new ForeignClock(place) })).Message);
        Assert.Same(Thread.CurrentThread, place.Thread);
        Assert.Equal(1, place.Visits);
    }
}
