using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

/// <summary>A stream has one consumer, whichever way it is read.</summary>
public abstract partial class PoolContract
{
    [Fact]
    public void Stream_has_one_consumer()
    {
        using IPool pool = Create();
        PoolStream<int> stream = pool.Work.Square.Imap(Numbers(3));
        Assert.Equal([0, 1, 4], stream);
        AssertTaken(stream);
    }

    [Fact]
    public void Outcomes_of_a_stream_have_one_consumer()
    {
        using IPool pool = Create();
        PoolStream<int> stream = pool.Work.Square.Imap(Numbers(3));
        Assert.Equal([0, 1, 4], stream.AsOutcomes().Select(static outcome => outcome.Value));
        AssertTaken(stream);
    }

    [Fact]
    public async Task Stream_that_was_read_asynchronously_has_one_consumer()
    {
        using IPool pool = Create();
        PoolStream<int> stream = pool.Work.Square.Imap(Numbers(3));
        await foreach (Outcome<int> outcome in stream.AsOutcomes()) Assert.Equal(outcome.Index * outcome.Index, outcome.Value);
        AssertTaken(stream);
    }

    [Fact]
    public async Task Stream_is_read_by_one_thread_at_a_time()
    {
        using IPool pool = Create(1);
        using var gate = new Gate();
        using PoolStream<int> stream = pool.Work.PassGate.Imap([(gate.Name, 5), (gate.Name, 6)]);
        await using IAsyncEnumerator<int> reader = stream.GetAsyncEnumerator();

        // It has begun to wait when this returns.
        ValueTask<bool> first = reader.MoveNextAsync();
        Assert.False(first.IsCompleted);
        Assert.Throws<InvalidOperationException>(() => stream.Next(TimeSpan.FromSeconds(30), out _));
        gate.Open();
        Assert.True(await first);
        Assert.Equal(5, reader.Current);

        // The refusal has left the one reader as it was.
        Assert.True(await reader.MoveNextAsync());
        Assert.Equal(6, reader.Current);
        Assert.False(await reader.MoveNextAsync());
    }

    private static void AssertTaken(PoolStream<int> stream)
    {
        Assert.Throws<InvalidOperationException>(() => stream.GetEnumerator());
        Assert.Throws<InvalidOperationException>(() => stream.GetAsyncEnumerator());
        Assert.Throws<InvalidOperationException>(() => stream.AsOutcomes().GetEnumerator());
        Assert.Throws<InvalidOperationException>(() => stream.AsOutcomes().GetAsyncEnumerator());
    }
}
