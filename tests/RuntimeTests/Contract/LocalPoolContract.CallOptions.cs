using Microsoft.Extensions.Time.Testing;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

public abstract partial class LocalPoolContract
{
    [Fact]
    public void Time_limit_of_a_call_counts_before_the_pools()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, TaskTimeout = TimeSpan.FromHours(1) });
        using var gate = new Gate();
        IPool hurried = pool.With(new CallOptions { Timeout = TimeSpan.FromMilliseconds(50) });
        Assert.Throws<TaskTimeoutException>(() => hurried.Work.PassGateOrCancel.Apply(gate.Name, 1));
        Assert.Throws<TaskTimeoutException>(() => hurried.Work.PassGateOrCancel.StarMap([(gate.Name, 1), (gate.Name, 2)]));
        gate.Open();
        Assert.Equal(3, pool.Work.PassGateOrCancel.Apply(gate.Name, 3));
    }

    [Fact]
    public void Item_whose_time_is_up_is_started_again()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1 });
        using var gate = new Gate();
        IPool patient = pool.With(new CallOptions { Timeout = TimeSpan.FromMilliseconds(100), MaxRetries = 20, RetryWhen = e => e is TaskTimeoutException });
        AsyncResult<int> result = patient.Work.PassGateOrCancel.ApplyAsync(gate.Name, 7);
        Eventually.True(() => gate.Arrived >= 2, "it was started again");
        gate.Open();
        Assert.Equal(7, result.Get());
    }

    [Fact]
    public void Retries_do_not_start_before_their_time_by_the_pools_clock()
    {
        var clock = new FakeTimeProvider();
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, TimeProvider = clock });
        using var runs = new TemporaryDirectory();
        AsyncResult<int> result = pool.With(new CallOptions { MaxRetries = 9 }).RetriedWork.FailAtFirst.ApplyAsync(runs.Path, 1, 3);
        foreach ((int run, int wait) in new[] { (1, 50), (2, 100), (3, 200) })
        {
            Eventually.True(() => RetriedWork.Runs(runs.Path, 1) == run && !pool.Workers.Any(worker => worker.State == WorkerState.Busy), $"run {run} has ended");
            TimeSpan waited = AdvanceUntil(clock, () => RetriedWork.Runs(runs.Path, 1) > run || result.IsReady);
            Assert.True(waited >= TimeSpan.FromMilliseconds(wait), $"after {waited}");
        }

        Assert.Equal(10, result.Get());
    }

    private static TimeSpan AdvanceUntil(FakeTimeProvider clock, Func<bool> isThere)
    {
        DateTimeOffset started = clock.GetUtcNow();
        Eventually.True(
            () =>
            {
                if (isThere()) return true;
                clock.Advance(TimeSpan.FromMilliseconds(5));
                return false;
            },
            "time goes on");
        return clock.GetUtcNow() - started;
    }
}
