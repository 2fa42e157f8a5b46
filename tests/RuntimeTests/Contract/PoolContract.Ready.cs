using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

/// <summary>What is ready when a pool ends, where a result is at its caller before its worker's next item runs.</summary>
public abstract partial class PoolContract
{
    [Fact]
    public void Terminated_stream_gives_out_what_is_ready_then_throws()
    {
        using IPool pool = Create(1);
        using var gate = new Gate();
        using var open = new Gate();
        open.Open();
        using PoolStream<int> stream = pool.Work.PassGateOrCancel.Imap([(open.Name, 1), (open.Name, 2), (gate.Name, 3)], chunkSize: 1);
        Eventually.True(() => gate.Arrived == 1, "the third item runs");
        pool.Terminate();
        Assert.True(stream.Next(TimeSpan.FromSeconds(30), out int first));
        Assert.True(stream.Next(TimeSpan.FromSeconds(30), out int second));
        Assert.Equal((1, 2), (first, second));
        Assert.Throws<PoolTerminatedException>(() => stream.Next(TimeSpan.FromSeconds(30), out _));
    }
}
