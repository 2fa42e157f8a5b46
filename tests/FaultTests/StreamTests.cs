using PoolGen.FaultTests.Kit;
using PoolGen.FaultTests.Tasks;

namespace PoolGen.FaultTests;

/// <summary>Sources that throw, never end, or are slow; consumers that leave, or never come.</summary>
[Collection("Faults")]
public sealed class StreamTests
{
    private const int BufferSize = 20;

    [Fact, Trait("Row", "32")]
    public void Source_that_throws_delivers_what_came_before_and_then_its_exception() => Repeat(32, Counts.Of(20, 500), static (run, pool) =>
    {
        int failAt = run.Random.Next(200);
        var source = new Source(failAt);
        PoolStream<int> stream = run.Random.Next(2) == 0
            ? pool.StreamWork.Double.Imap(source.Items(), run.Random.Next(1, 9))
            : pool.StreamWork.Double.Imap(source.ItemsLater(), run.Random.Next(1, 9));
        List<int> got = [];
        Assert.Equal(Source.Words, Assert.Throws<FormatException>(() =>
        {
            foreach (int item in stream) got.Add(item);
        }).Message);
        Assert.Equal(Enumerable.Range(0, failAt).Select(static i => 2 * i), got);
        Assert.Equal(1, source.Disposed);

        var mapped = new Source(failAt);
        Assert.Equal(Source.Words, Assert.Throws<FormatException>(() => pool.StreamWork.Double.Map(mapped.Items())).Message);
        Assert.Equal(1, mapped.Disposed);
    });

    [Fact, Trait("Row", "33")]
    public void Endless_source_is_pulled_no_further_than_the_buffer_and_disposed_of_when_the_loop_is_left() => Repeat(33, Counts.Of(5, 50), static (run, pool) =>
    {
        var endless = new Source();
        int leaveAt = run.Random.Next(1, 2_000);
        int yielded = 0;
        foreach (int _ in pool.StreamWork.Double.ImapUnordered(endless.Items(), bufferSize: BufferSize))
        {
            yielded++;
            Assert.InRange(endless.Pulled - yielded, 0, BufferSize);
            if (yielded == leaveAt) break;
        }

        Eventually.True(() => endless.Disposed == 1, "the source is disposed of");
        Assert.InRange(endless.Pulled - yielded, 0, BufferSize);

        var slow = new Source();
        Assert.Equal([0, 2, 4], pool.StreamWork.Double.Imap(slow.ItemsLater(), bufferSize: BufferSize).Take(3));
        Eventually.True(() => slow.Disposed == 1, "the slow source is disposed of");
    });

    [Fact, Trait("Row", "34")]
    public void Stream_that_nobody_reads_stays_within_its_buffer_and_keeps_nobody_waiting() => Repeat(34, Counts.Of(5, 20), static (run, pool) =>
    {
        var endless = new Source();
        using (PoolStream<int> stream = pool.StreamWork.Double.Imap(endless.Items(), bufferSize: BufferSize))
        {
            Eventually.True(() => endless.Pulled == BufferSize, "the buffer is full");
            run.Neighbours(pool, 200).End();
            Assert.Equal(BufferSize, endless.Pulled);
        }

        Eventually.True(() => endless.Disposed == 1, "the source is disposed of");
    });

    private static void Repeat(int row, int count, Action<FaultRun, ProcessPool> fault)
    {
        using var run = new FaultRun(row, count);
        using (ProcessPool pool = run.Pool(workers: 2))
        {
            for (int i = 0; i < count; i++)
            {
                Neighbours neighbours = run.Neighbours(pool);
                fault(run, pool);
                neighbours.End();
            }

            FaultRun.AssertFullStrength(pool);
        }

        Assert.Equal(0, run.Accounts.Failures);
        run.Finish();
    }
}
