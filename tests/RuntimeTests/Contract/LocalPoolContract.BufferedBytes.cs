using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

/// <summary>How many bytes of encoded arguments a pool holds: who would go beyond the limit waits until others are sent.</summary>
public abstract partial class LocalPoolContract
{
    private const int Mebibyte = 1 << 20;

    [Fact]
    public void Submission_that_would_go_beyond_the_buffered_bytes_waits_until_others_are_sent()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, MaxBufferedBytes = 4 * Mebibyte });
        using var gate = new Gate();
        AsyncResult<int> running = pool.Work.PassGate.ApplyAsync(gate.Name, 1);
        Eventually.True(() => gate.Arrived == 1, "the first task runs");
        List<AsyncResult<byte[]>> results = [];
        int submitted = 0;
        Thread submitting = StartThread(() =>
        {
            for (int i = 0; i < 8; i++)
            {
                results.Add(pool.Work.EchoBytes.ApplyAsync(new byte[Mebibyte]));
                Interlocked.Increment(ref submitted);
            }
        });
        Eventually.True(() => Volatile.Read(ref submitted) == 3 && submitting.ThreadState.HasFlag(ThreadState.WaitSleepJoin), "the fourth call waits");
        Assert.False(submitting.Join(TimeSpan.FromMilliseconds(200)));
        Assert.Equal(3, Volatile.Read(ref submitted));
        gate.Open();
        submitting.Join();
        Assert.All(results, static result => Assert.Equal(Mebibyte, result.Get().Length));
        Assert.Equal(1, running.Get());
    }

    [Fact]
    public void Item_that_is_larger_than_the_buffered_bytes_passes()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, MaxBufferedBytes = 1000 });
        using var gate = new Gate();
        AsyncResult<int> running = pool.Work.PassGate.ApplyAsync(gate.Name, 1);
        Eventually.True(() => gate.Arrived == 1, "the first task runs");
        AsyncResult<byte[]> larger = pool.Work.EchoBytes.ApplyAsync(new byte[Mebibyte]);
        using var cancel = new CancellationTokenSource();
        AsyncResult<byte[]>? second = null;
        Thread submitting = StartThread(() => second = pool.Work.EchoBytes.ApplyAsync(new byte[Mebibyte], cancellationToken: cancel.Token));
        Eventually.True(() => submitting.ThreadState.HasFlag(ThreadState.WaitSleepJoin), "a second one waits");
        cancel.Cancel();
        submitting.Join();
        Assert.Throws<OperationCanceledException>(() => second!.Get());
        gate.Open();
        Assert.Equal(Mebibyte, larger.Get().Length);
        Assert.Equal(1, running.Get());
    }

    [Fact]
    public void Submission_from_a_callback_never_waits_for_buffered_bytes()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, MaxBufferedBytes = 2 * Mebibyte });
        using var gate = new Gate();
        var results = new List<AsyncResult<byte[]>>();
        AsyncResult<int> first = pool.Work.Square.ApplyAsync(3, callback: _ =>
        {
            results.Add(pool.Work.PassGateWithBytes.ApplyAsync(gate.Name, new byte[1]));
            for (int i = 0; i < 6; i++) results.Add(pool.Work.EchoBytes.ApplyAsync(new byte[Mebibyte]));
        });
        Assert.Equal(9, first.Get(TimeSpan.FromSeconds(30)));
        gate.Open();
        Assert.Equal([1, .. Enumerable.Repeat(Mebibyte, 6)], results.Select(static result => result.Get().Length));
    }

    [Fact]
    public void Results_that_nobody_has_taken_never_block_a_submission()
    {
        const int Calls = 64;
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 2, MaxBufferedBytes = Mebibyte });
        AsyncResult<byte[]>[] results = [.. Numbers(Calls).Select(_ => pool.Work.MakeBytes.ApplyAsync(16 * Mebibyte))];
        Assert.Equal(1L << 30, results.Sum(static result => (long)result.Get().Length));
    }

    [Fact]
    public void Maps_and_streams_of_items_beyond_the_buffered_bytes_end()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 2, MaxBufferedBytes = Mebibyte });
        byte[] bytes = new byte[3 * Mebibyte];
        byte[][] items = [.. Enumerable.Repeat(bytes, 10), [1, 2], [3]];
        AssertSame(pool.Work.EchoBytes.Map(items));
        AssertSame(pool.Work.EchoBytes.MapAsync(items).Get());
        AssertSame(pool.Work.EchoBytes.Imap(items, chunkSize: 3));
        Assert.Equal(12, pool.Work.EchoBytes.ImapUnordered(items).Count());

        // Byte by byte as xunit compares, this would take a minute.
        void AssertSame(IEnumerable<byte[]> results) => Assert.True(results.Zip(items, static (result, item) => result.AsSpan().SequenceEqual(item)).Count(static same => same) == items.Length);
    }
}
