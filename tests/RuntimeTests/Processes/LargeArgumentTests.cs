using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Processes;

/// <summary>Arguments that are too large for a ring: decision 0010 says what runs while they travel.</summary>
[Watchdog]
public sealed class LargeArgumentTests
{
    [Fact]
    public void Constructor_of_an_argument_runs_when_all_have_arrived_and_a_death_in_it_is_the_items()
    {
        string log = Path.GetTempFileName();
        try
        {
            using var pool = new ProcessPool(workers: 1);
            Assert.Throws<WorkerLostException>(() => pool.ProcessWork.TakeDeadly.Apply(new DeadlyBox(log), new byte[8 << 20]));

            // Had it run while they travelled, the item would have counted as not started, and run again.
            Assert.Single(File.ReadAllLines(log));
        }
        finally
        {
            File.Delete(log);
        }
    }
}
