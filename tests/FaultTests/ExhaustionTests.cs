using System.Globalization;
using PoolGen.FaultTests.Kit;

namespace PoolGen.FaultTests;

/// <summary>What a pool needs is used up: clear errors, existing workers work on, and it recovers when there is room again.</summary>
[Collection("Faults")]
public sealed class ExhaustionTests
{
    private const string AnotherUser = "54321";

    [Fact, Trait("Row", "19")]
    public void Full_disk_is_a_clear_error_that_names_the_place()
    {
        int count = Counts.Of(5, 20);
        using var run = new FaultRun(19, count);
        for (int i = 0; i < count; i++)
        {
            // A mount namespace of its own, in which both places are full.
            string[] said = Run("disk", "unshare", "--user", "--map-root-user", "--mount", "sh", "-c",
                "mount -t tmpfs -o size=64k tmpfs /dev/shm && mkdir /dev/shm/t && export TMPDIR=/dev/shm/t && exec \"$@\"", "sh");
            Assert.StartsWith("PoolFaultedException: ", said[^1], StringComparison.Ordinal);
            Assert.Contains("No room for a worker's shared memory", said[^1], StringComparison.Ordinal);
            Assert.Contains("/dev/shm", said[^1], StringComparison.Ordinal);
        }

        run.Finish();
    }

    [Fact, Trait("Row", "20")]
    public void Without_descriptors_workers_work_on_and_the_pool_recovers_or_says_what_is_missing()
    {
        int count = Counts.Of(5, 50);
        using var run = new FaultRun(20, count);
        for (int i = 0; i < count; i++)
        {
            string[] said = Run("descriptors");
            Assert.Equal("worked on alone, recovered", said[0]);
            Assert.StartsWith("PoolFaultedException: ", said[1], StringComparison.Ordinal);
            Assert.Matches("Too many open files|No thread could be started", said[1]);
        }

        run.Finish();
    }

    [Fact, Trait("Row", "21")]
    public void Without_threads_workers_work_on_and_the_pool_recovers_or_says_what_is_missing()
    {
        int count = Counts.Of(2, 20);
        using var run = new FaultRun(21, count);
        for (int i = 0; i < count; i++)
        {
            // The limit counts a user's threads, and does not hold for root: root becomes somebody who has none yet.
            string[] said = Run("threads", Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={AnotherUser}", "--clear-groups"] : []);
            Assert.Equal("worked on alone, recovered", said[0]);
            Assert.StartsWith("PoolFaultedException: ", said[1], StringComparison.Ordinal);
        }

        run.Finish();
    }

    [Fact, Trait("Row", "42")]
    public void Blocked_thread_pool_does_not_keep_a_death_from_being_seen()
    {
        int count = Counts.Of(3, 20);
        using var run = new FaultRun(42, count);
        for (int i = 0; i < count; i++)
        {
            string[] said = Run("starved")[^1].Split(' ');
            Assert.InRange(int.Parse(said[0], CultureInfo.InvariantCulture), 0, 1_000);
            Assert.Equal("WorkerLostException", said[1]);
        }

        run.Finish();
    }

    private static string[] Run(string what, params string[] under)
    {
        using var parent = new ParentProgram(what, under);
        return parent.ReadLines();
    }
}
