using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.Processes;

/// <summary>A program whose thread pool is blocked, and whose pool works and ends.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class StarvedJoinTests
{
    [Fact]
    public void Entries_of_tasks_come_before_their_results_while_the_thread_pool_is_blocked()
    {
        using var parent = new ParentProgram("starved logs");
        Assert.Equal(["1 2 3 4 5"], parent.ReadLines());
    }

    [Fact]
    public void Streams_that_nobody_reads_are_cut_while_the_thread_pool_is_blocked()
    {
        using var parent = new ParentProgram("starved streams");
        Assert.Equal(["True"], parent.ReadLines());
    }
}
