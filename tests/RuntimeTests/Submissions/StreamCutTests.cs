using PoolGen.RuntimeTests.Scheduling;
using PoolGen.Serialization;
using PoolGen.Submissions;

namespace PoolGen.RuntimeTests.Submissions;

/// <summary>Which streams a pool that is being joined cuts: those that nobody reads.</summary>
public sealed class StreamCutTests
{
    private static readonly TimeSpan Unread = TimeSpan.FromSeconds(10);
    private static readonly SimulatedTask<UnmanagedCodec<long>, UnmanagedCodec<long>> Task = new(1, "Streamed");

    private readonly ScriptedPool _pool = ScriptedPool.WithReadyWorkers(1);
    private readonly StreamSubmission<long, long> _job;
    private readonly PoolStream<long> _stream;

    public StreamCutTests()
    {
        _job = new StreamSubmission<long, long>(Task, ordered: true, chunkSize: 1, bufferSize: 8, CancellationToken.None);
        Assert.True(_pool.Scheduler.TryAcceptSubmission(_job));
        _job.Attach(_pool);
        _pool.Scheduler.Submit(_job);
        _stream = new PoolStream<long>(_job);
    }

    [Fact]
    public async System.Threading.Tasks.Task Stream_that_is_being_read_over_a_slow_source_is_not_cut()
    {
        await using IAsyncEnumerator<long> reader = _stream.GetAsyncEnumerator();

        // It waits for the first item from here on.
        ValueTask<bool> next = reader.MoveNextAsync();
        Assert.False(next.IsCompleted);
        Look(times: 5);
        _job.Push(7);
        _pool.EndFrame(0);
        Assert.True(await next);
    }

    [Fact]
    public void Stream_of_which_an_item_was_taken_since_the_last_look_is_not_cut()
    {
        for (int i = 0; i < 5; i++)
        {
            _job.Push(i);
            _pool.EndFrame(0);
            Assert.True(_stream.Next(TimeSpan.FromSeconds(30), out _));
            Look(times: 1);
        }

        Assert.False(_job.IsOver);
    }

    [Fact]
    public void Stream_that_nobody_reads_is_cut_once_its_time_is_up_and_not_before()
    {
        _job.CutIfUnread(Unread);
        _pool.Clock.Advance(Unread - TimeSpan.FromTicks(1));
        _job.CutIfUnread(Unread);
        Assert.False(_job.IsOver);
        _pool.Clock.Advance(TimeSpan.FromTicks(1));
        _job.CutIfUnread(Unread);
        Assert.True(_job.IsOver);
        Assert.Throws<PoolNotRunningException>(() => _stream.Next(TimeSpan.FromSeconds(30), out _));
    }

    // As the thread does that joins.
    private void Look(int times)
    {
        for (int i = 0; i < times; i++)
        {
            _job.CutIfUnread(Unread);
            _pool.Clock.Advance(2 * Unread);
        }
    }
}
