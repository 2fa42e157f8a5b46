using PoolGen.RuntimeTests.Kit;
using PoolGen.Spectre;

namespace PoolGen.SpectreTests;

/// <summary>Streams that tell how far their reader is.</summary>
[Watchdog]
public sealed class StreamTests : IDisposable
{
    private readonly InProcessPool _pool = new(2);
    private readonly Progress _told = new();

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void A_stream_tells_each_result_that_is_read_and_its_end()
    {
        List<int> read = [];
        foreach (int value in _pool.Work.FailIfOdd.Imap([2, 4]).WithProgress(_told)) read.Add(value);
        Assert.Equal([2, 4], read);
        Assert.Equal([new MapProgress(0, null), new MapProgress(1, null), new MapProgress(2, null), new MapProgress(2, 2)], _told.Reports);
    }

    [Fact]
    public async Task An_awaited_stream_with_a_total_does_the_same()
    {
        List<int> read = [];
        await foreach (int value in _pool.Work.FailIfOdd.ImapUnordered([2, 4]).WithProgress(_told, 2)) read.Add(value);
        Assert.Equal([2, 4], read.Order());
        Assert.Equal([new MapProgress(0, 2), new MapProgress(1, 2), new MapProgress(2, 2), new MapProgress(2, 2)], _told.Reports);
    }

    [Fact]
    public void An_items_exception_is_told_as_a_failure_and_thrown()
    {
        ProgressStream<int> stream = _pool.Work.FailIfOdd.Imap([2, 1, 4]).WithProgress(_told);
        Assert.Equal("1 is odd", Assert.Throws<InvalidOperationException>(() => stream.Sum()).Message);
        Assert.Equal(new MapProgress(2, null) { Failed = 1 }, _told.Reports[^1]);
    }

    [Fact]
    public async Task Outcomes_go_on_after_a_failure()
    {
        int read = 0;
        await foreach (Outcome<int> _ in _pool.Work.FailIfOdd.Imap([2, 1, 4]).AsOutcomes().WithProgress(_told)) read++;
        Assert.Equal(3, read);
        Assert.Equal(new MapProgress(3, 3) { Failed = 1 }, _told.Reports[^1]);
    }

    [Fact]
    public void A_source_that_throws_ends_the_loop_with_its_exception()
    {
        ProgressStream<int> stream = _pool.Work.FailIfOdd.Imap(Source()).WithProgress(_told);
        Assert.Throws<FormatException>(() => stream.Count());
        Assert.Null(_told.Reports[^1].Total);

        static IEnumerable<int> Source()
        {
            yield return 2;
            throw new FormatException();
        }
    }

    private sealed class Progress : IProgress<MapProgress>
    {
        public List<MapProgress> Reports { get; } = [];

        public void Report(MapProgress value) => Reports.Add(value);
    }
}
