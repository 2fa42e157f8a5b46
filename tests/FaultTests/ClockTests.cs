using Microsoft.Extensions.Time.Testing;
using PoolGen.FaultTests.Kit;
using PoolGen.FaultTests.Tasks;

namespace PoolGen.FaultTests;

/// <summary>Clocks that jump: every limit is measured in the pool's timestamps.</summary>
[Collection("Faults")]
public sealed class ClockTests
{
    [Fact, Trait("Row", "40")]
    public void Clock_that_jumps_times_nothing_out_and_one_that_stands_still_no_earlier()
    {
        int count = Counts.Of(10, 10);
        using var run = new FaultRun(40, count);
        for (int i = 0; i < count; i++)
        {
            using (ProcessPool pool = run.Pool(workers: 2, options =>
            {
                options.TimeProvider = new JumpingClock(i);
                options.TaskTimeout = TimeSpan.FromSeconds(20);
            }))
            {
                run.Neighbours(pool, 200).End();
                FaultRun.AssertFullStrength(pool);
            }

            var clock = new FakeTimeProvider();
            using (ProcessPool pool = run.Pool(workers: 2, options =>
            {
                options.TimeProvider = clock;
                options.TaskTimeout = TimeSpan.FromHours(1);
            }))
            {
                // Start-up has its limits on the same clock.
                FaultRun.AssertFullStrength(pool);
                int id = run.Accounts.Accept(1);
                long started = run.Accounts.LedgerLength;
                AsyncResult<int> late = pool.HangWork.WaitForToken.ApplyAsync(id);
                Eventually.True(() => run.Accounts.LedgerLength > started, "the task runs");
                clock.Advance(TimeSpan.FromMinutes(59));
                run.Neighbours(pool).End();
                Assert.False(late.IsReady);
                clock.Advance(TimeSpan.FromMinutes(2));
                Assert.Throws<TaskTimeoutException>(() => late.Get());
                run.Accounts.EndOtherwise(id);
                run.Neighbours(pool).End();
            }
        }

        Assert.Equal(0, run.Accounts.Failures);
        run.Finish();
    }
}
