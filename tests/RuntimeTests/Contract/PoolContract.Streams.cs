using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

public abstract partial class PoolContract
{
    [Fact]
    public void Imap_keeps_the_order_of_the_source()
    {
        using IPool pool = Create(3);
        Assert.Equal(Numbers(20_000).Select(i => unchecked(i * i)), pool.Work.Square.Imap(Numbers(20_000)));
        Assert.Equal(Numbers(100).Select(i => i * i), pool.Work.Square.Imap(Numbers(100), chunkSize: 7));
        Assert.Equal(Numbers(100).Select(i => i * i), pool.Work.Square.Imap(Numbers(100), bufferSize: 1));
    }

    [Fact]
    public async Task ImapUnordered_yields_every_result_once()
    {
        using IPool pool = Create(3);
        List<int> got = [];
        await foreach (int square in pool.Work.Square.ImapUnordered(Numbers(20_000))) got.Add(square);
        Assert.Equal(Numbers(20_000).Select(i => unchecked(i * i)).Order(), got.Order());
    }

    [Fact]
    public void ImapUnordered_yields_results_as_they_come()
    {
        using IPool pool = Create();
        using var gate = new Gate();
        using var open = new Gate();
        open.Open();
        using PoolStream<int> stream = pool.Work.PassGate.ImapUnordered([(gate.Name, 1), (open.Name, 2)], chunkSize: 1);
        Assert.True(stream.Next(TimeSpan.FromSeconds(60), out int first));
        gate.Open();
        Assert.True(stream.Next(TimeSpan.FromSeconds(60), out int second));
        Assert.Equal((2, 1), (first, second));
    }

    [Fact]
    public void ImapUnordered_with_one_worker_keeps_the_order_of_the_source()
    {
        using IPool pool = Create(1);
        Assert.Equal(Numbers(5_000).Select(i => unchecked(i * i)), pool.Work.Square.ImapUnordered(Numbers(5_000)));
    }

    [Fact]
    public async Task Streams_take_asynchronous_sources()
    {
        using IPool pool = Create();
        List<int> got = [];
        await foreach (int square in pool.Work.Square.Imap(Later(500))) got.Add(square);
        Assert.Equal(Numbers(500).Select(i => i * i), got);
        got.Clear();
        await foreach (int square in pool.Work.Square.Imap(Later(500)).AsAsyncEnumerable()) got.Add(square);
        Assert.Equal(500, got.Count);
    }

    [Fact]
    public void Stream_goes_on_after_a_failed_item_chunked_or_not()
    {
        using IPool pool = Create();
        foreach (int? chunk in new int?[] { null, 1, 2, 5 })
        {
            PoolStream<int> stream = pool.Work.FailIfOdd.Imap(Numbers(8), chunkSize: chunk);
            for (int i = 0; i < 8; i++)
            {
                if (i % 2 == 0)
                {
                    Assert.True(stream.Next(Timeout.InfiniteTimeSpan, out int value));
                    Assert.Equal(i, value);
                }
                else
                {
                    Assert.Equal($"{i} is odd", Assert.Throws<InvalidOperationException>(() => stream.Next(Timeout.InfiniteTimeSpan, out _)).Message);
                }
            }

            Assert.False(stream.Next(Timeout.InfiniteTimeSpan, out _));
        }
    }

    [Fact]
    public async Task AsOutcomes_never_throws_for_an_item_and_serves_both_loops()
    {
        using IPool pool = Create();
#pragma warning disable POOL021 // The loop that blocks is one of the two.
        List<Outcome<int>> outcomes = [.. pool.Work.FailIfOdd.Imap(Numbers(10)).AsOutcomes()];
#pragma warning restore POOL021
        Assert.Equal(Numbers(10).Select(i => (long)i), outcomes.Select(o => o.Index));
        Assert.Equal(Numbers(10).Select(i => i % 2 == 1), outcomes.Select(o => o.Exception is not null));
        int count = 0;
        await foreach (Outcome<int> outcome in pool.Work.FailIfOdd.ImapUnordered(Numbers(10)).AsOutcomes())
        {
            Assert.Equal(outcome.Index % 2 == 1, outcome.Exception is not null);
            count++;
        }

        Assert.Equal(10, count);
    }

    [Fact]
    public void Next_times_out_and_goes_on()
    {
        using IPool pool = Create();
        using var gate = new Gate();
        using PoolStream<int> stream = pool.Work.PassGate.Imap([(gate.Name, 5)]);
        Assert.Throws<TimeoutException>(() => stream.Next(TimeSpan.FromMilliseconds(1), out _));
        gate.Open();
        Assert.True(stream.Next(TimeSpan.FromSeconds(60), out int value));
        Assert.Equal(5, value);
        Assert.False(stream.Next(TimeSpan.FromSeconds(60), out _));
    }

    [Fact]
    public void Pulling_starts_at_the_call_and_never_runs_further_ahead_than_the_buffer()
    {
        using IPool pool = Create();
        int pulled = 0;
        int yielded = 0;
        int furthest = 0;
        IEnumerable<int> Source()
        {
            for (int i = 0; ; i++)
            {
                Interlocked.Increment(ref pulled);
                furthest = Math.Max(furthest, pulled - Volatile.Read(ref yielded));
                yield return i;
            }
        }

        PoolStream<int> stream = pool.Work.Square.Imap(Source(), bufferSize: 10);
        Eventually.True(() => Volatile.Read(ref pulled) == 10, "the buffer is full");
        foreach (int square in stream)
        {
            Assert.Equal(yielded * yielded, square);
            if (Interlocked.Increment(ref yielded) == 1000) break;
        }

        // The consumer counts after the stream does.
        Assert.InRange(furthest, 1, 11);
    }

    [Fact]
    public void Source_that_throws_delivers_every_item_before_it_then_its_exception()
    {
        using IPool pool = Create();
        var got = new List<int>();
        FormatException thrown = Assert.Throws<FormatException>(() =>
        {
            foreach (int square in pool.Work.Square.Imap(Broken(50))) got.Add(square);
        });
        Assert.Equal("from the source", thrown.Message);
        Assert.Equal(Numbers(50).Select(i => i * i), got);
        Assert.Equal(4, pool.Work.Square.Apply(2));
    }

    [Fact]
    public void Leaving_the_loop_disposes_the_source_once_and_the_pool_goes_on()
    {
        using IPool pool = Create();
        int disposals = 0;
        IEnumerable<int> Source()
        {
            try
            {
                for (int i = 0; ; i++) yield return i;
            }
            finally
            {
                Interlocked.Increment(ref disposals);
            }
        }

        foreach (int square in pool.Work.Square.ImapUnordered(Source()))
        {
            if (square >= 0) break;
        }

        Eventually.True(() => Volatile.Read(ref disposals) == 1, "the source is disposed");
        Assert.Equal(4, pool.Work.Square.Apply(2));
        pool.Close();
        pool.Join();
        Assert.Equal(1, disposals);
    }

    [Fact]
    public void Partial_chunk_travels_as_soon_as_a_worker_is_idle()
    {
        using IPool pool = Create();
        using var more = new SemaphoreSlim(0);
        IEnumerable<int> Source()
        {
            yield return 1;
            more.Wait();
            yield return 2;
        }

        using PoolStream<int> stream = pool.Work.Square.Imap(Source(), chunkSize: 100);
        Assert.True(stream.Next(TimeSpan.FromSeconds(60), out int first));
        Assert.Equal(1, first);
        more.Release();
        Assert.True(stream.Next(TimeSpan.FromSeconds(60), out int second));
        Assert.Equal(4, second);
    }

    [Fact]
    public void Cancelled_stream_throws_OperationCanceledException()
    {
        using IPool pool = Create();
        using var cancel = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (int _ in pool.Work.Square.Imap(Forever(), cancellationToken: cancel.Token)) cancel.Cancel();
        });
        Assert.Equal(4, pool.Work.Square.Apply(2));
    }

    protected static IEnumerable<int> Forever()
    {
        for (int i = 0; ; i++) yield return i;
    }

    private static async IAsyncEnumerable<int> Later(int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (i % 100 == 0) await Task.Yield();
            yield return i;
        }
    }
}
