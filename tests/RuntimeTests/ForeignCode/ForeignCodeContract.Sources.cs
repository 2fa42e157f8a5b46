using System.Collections;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.ForeignCode;

/// <summary>Sources of maps and streams.</summary>
public abstract partial class ForeignCodeContract
{
    [Fact]
    public void Source_of_a_map_runs_on_the_callers_thread_and_its_exception_is_the_maps() => Try((pool, place) =>
    {
        foreach (SourceFault fault in Enum.GetValues<SourceFault>())
        {
            AsyncResult<int[]> map = pool.Work.Square.MapAsync(new ForeignSource(fault, place));
            Assert.Equal(fault.ToString(), Assert.Throws<FormatException>(() => map.Get()).Message);
            Assert.Same(Thread.CurrentThread, place.Thread);
        }
    });

    [Fact]
    public void Source_of_a_stream_runs_on_its_own_thread_and_its_exception_comes_after_every_item_before_it() => Try((pool, place) =>
    {
        foreach (SourceFault fault in Enum.GetValues<SourceFault>())
        {
            List<int> got = [];
            Assert.Equal(fault.ToString(), Assert.Throws<FormatException>(() =>
            {
                foreach (int item in pool.Work.Square.Imap(new ForeignSource(fault, place))) got.Add(item);
            }).Message);
            Assert.Equal(fault is SourceFault.GetEnumerator ? [] : fault is SourceFault.Dispose ? [0, 1, 4] : [0, 1], got);
            Assert.Equal("PoolGen source", place.ThreadName);
        }
    });

    [Fact]
    public void Source_of_a_stream_that_was_left_may_throw_while_it_is_disposed_of() => Try((pool, place) =>
    {
        using (PoolStream<int> stream = pool.Work.Square.Imap(new ForeignSource(SourceFault.Dispose, place) { Length = int.MaxValue }, bufferSize: 2))
        {
            Assert.True(stream.Next(Long, out _));
        }

        Eventually.True(() => place.Visits > 0, "the source is disposed of");
        Assert.Equal("PoolGen source", place.ThreadName);
    });

    [Fact]
    public void Async_source_runs_on_the_thread_pool_and_its_exception_comes_after_every_item_before_it() => Try((pool, place) =>
    {
        foreach (SourceFault fault in Enum.GetValues<SourceFault>())
        {
            List<int> got = [];
            Assert.Equal(fault.ToString(), Assert.Throws<FormatException>(() =>
            {
                foreach (int item in pool.Work.Square.Imap(new ForeignAsyncSource(fault, place))) got.Add(item);
            }).Message);
            Assert.Equal(fault is SourceFault.GetEnumerator ? [] : fault is SourceFault.Dispose ? [0, 1, 4] : [0, 1], got);
            Assert.True(place.IsThreadPool);
        }
    });

    [Fact]
    public void Registration_on_an_async_sources_token_runs_on_the_thread_pool_and_may_throw() => Try((pool, place) =>
    {
        using (PoolStream<int> stream = pool.Work.Square.Imap(Waiting(place)))
        {
            Assert.True(stream.Next(Long, out _));
        }

        Eventually.True(() => place.Visits > 0, "the token has fired");
        Assert.True(place.IsThreadPool);
    });

    private static async IAsyncEnumerable<int> Waiting(
        ForeignPlace place, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token = default)
    {
        await using CancellationTokenRegistration registration = token.UnsafeRegister(_ => place.Throw<int>("the registration"), null);
        yield return 1;
        await Task.Delay(Timeout.Infinite, token);
    }
}
