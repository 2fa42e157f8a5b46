using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.Processes;

/// <summary>A program whose thread pool is blocked, and that ends a pool.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class StarvedJoinTests
{
    [Fact]
    public void Streams_that_nobody_reads_are_cut_while_the_thread_pool_is_blocked()
    {
        using var parent = new ParentProgram("starved streams");
        Assert.Equal(["True"], parent.ReadLines());
    }
}
