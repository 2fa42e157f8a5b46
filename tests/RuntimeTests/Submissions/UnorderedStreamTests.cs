using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Submissions;

/// <summary>Results without order whose reading runs the user's code, on any thread of the thread pool.</summary>
[Watchdog]
public sealed class UnorderedStreamTests
{
    [Fact]
    public void With_one_worker_they_come_in_the_order_of_the_source_whichever_is_read_first()
    {
        using var secondIsThere = new ManualResetEventSlim();
        int read = 0;
        LateBox.OnRead = width =>
        {
            // The first waits, on its thread, for the second one's reading.
            if (width == 2) secondIsThere.Set();
            else if (width == 1) secondIsThere.Wait(TimeSpan.FromSeconds(30));
            Interlocked.Increment(ref read);
        };
        using var pool = new InProcessPool(workers: 1);
        using PoolStream<LateBox> stream = pool.Work.MakeLateBox.ImapUnordered([1, 2, 3], chunkSize: 1);
        Eventually.True(() => Volatile.Read(ref read) >= 2, "two results are read before anybody takes one");
        int[] widths = [.. stream.Select(static box => box.Width)];
        Assert.Equal([1, 2, 3], widths);
    }
}
