using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

public abstract partial class PoolContract
{
    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(100_000)]
    [InlineData(32_769)]
    public void Buffer_of_any_size_costs_what_is_in_it(int bufferSize)
    {
        const int items = 300_000;
        using IPool pool = Create();
        using PoolStream<int> unread = pool.Work.Square.Imap(Numbers(10), bufferSize: bufferSize);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(Numbers(items).Select(i => unchecked(i * i)), pool.Work.Square.Imap(Numbers(items), bufferSize: bufferSize));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64L << 20);
        Assert.Equal(Numbers(items).Select(i => unchecked(i * i)).Order(), pool.Work.Square.ImapUnordered(Numbers(items), bufferSize: bufferSize).Order());
        Assert.Equal(Numbers(10).Select(i => i * i), unread);
    }

    [Fact]
    public void Three_streams_that_nobody_reads_are_cut_and_Join_returns()
    {
        using IPool pool = Create(new ProcessPoolOptions { Workers = 2, ShutdownTimeout = TimeSpan.FromMilliseconds(200) });
        PoolStream<int>[] streams = [.. Numbers(3).Select(_ => pool.Work.Square.Imap(Forever()))];
        pool.Close();
        Assert.True(pool.Join(TimeSpan.FromSeconds(20)));
        foreach (PoolStream<int> stream in streams) Assert.Throws<PoolNotRunningException>(() => stream.Count());
    }
}
