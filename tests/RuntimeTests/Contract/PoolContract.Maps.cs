using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

public abstract partial class PoolContract
{
    [Fact]
    public void Map_keeps_the_order_of_the_source()
    {
        using IPool pool = Create(3);
        Assert.Equal(Numbers(100_000).Select(i => unchecked(i * i)), pool.Work.Square.Map(Numbers(100_000)));
        Assert.Equal(Numbers(1000).Select(i => unchecked(i * i)), pool.Work.Square.Map(Numbers(1000), chunkSize: 7));
        Assert.Equal(Numbers(300).Select(i => $"item {i}"), pool.Work.Echo.Map(Numbers(300).Select(i => $"item {i}")));
    }

    [Fact]
    public void StarMap_takes_tuples()
    {
        using IPool pool = Create();
        Assert.Equal([3, 7, 11], pool.Work.Add.StarMap([(1, 2), (3, 4), (5, 6)]));
        Assert.Equal([3, 7], pool.Work.Add.StarMapAsync([(1, 2), (3, 4)]).Get());
        Assert.Equal([321, 322], pool.Work.AddThree.Map([1, 2]));
    }

    [Fact]
    public void Map_takes_tuples_too()
    {
        using IPool pool = Create();
        Assert.Equal([3, 7, 11], pool.Work.Add.Map([(1, 2), (3, 4), (5, 6)]));
        Assert.Equal(Numbers(1000).Select(i => 2 * i), pool.Work.Add.Map(Numbers(1000).Select(i => (i, i)), chunkSize: 7));
        int[]? got = null;
        Assert.Equal([3, 7], pool.Work.Add.MapAsync([(1, 2), (3, 4)], callback: sums => got = sums).Get());
        Assert.Equal([3, 7], got!);
        Assert.Empty(pool.Work.Add.Map([]));
    }

    [Fact]
    public async Task MapAsync_returns_at_once_and_its_callback_gets_the_whole_list()
    {
        using IPool pool = Create();
        using var gate = new Gate();
        int[]? got = null;
        AsyncResult<int[]> result = pool.Work.PassGate.StarMapAsync(Numbers(10).Select(i => (gate.Name, i)), callback: list => got = list);
        Assert.False(result.IsReady);
        gate.Open();
        int[] list = await result;
        Assert.Equal(Numbers(10), list);
        Assert.Same(list, got);
    }

    [Fact]
    public void Map_waits_for_all_items_then_throws_the_failure_with_the_lowest_index()
    {
        using IPool pool = Create();
        foreach (int? chunk in new int?[] { null, 1, 3, 100 })
        {
            AsyncResult<int[]> result = pool.Work.FailIfOdd.MapAsync(Numbers(20), chunkSize: chunk);
            Assert.Equal("1 is odd", Assert.Throws<InvalidOperationException>(() => result.Get()).Message);
            Assert.Equal(Numbers(20).Where(i => i % 2 == 1).Select(i => $"{i} is odd"), result.Exception!.InnerExceptions.Select(e => e.Message));
        }
    }

    [Fact]
    public void Map_keeps_the_first_thousand_failures()
    {
        using IPool pool = Create();
        AsyncResult<int[]> result = pool.Work.FailIfOdd.MapAsync(Numbers(3000));
        result.Wait();
        Assert.False(result.IsSuccessful);
        Assert.Equal(1000, result.Exception!.InnerExceptions.Count);
        Assert.Equal("1999 is odd", result.Exception.InnerExceptions[^1].Message);
    }

    [Fact]
    public void Map_of_nothing_is_an_empty_array_and_calls_its_callback()
    {
        using IPool pool = Create();
        int[]? got = null;
        Assert.Empty(pool.Work.Square.Map([]));
        Assert.Empty(pool.Work.Square.MapAsync([], callback: list => got = list).Get());
        Assert.NotNull(got);
    }

    [Fact]
    public void Map_whose_source_throws_ends_with_that_exception_undecorated()
    {
        using IPool pool = Create();
        Assert.Equal("from the source", Assert.Throws<FormatException>(() => pool.Work.Square.Map(Broken(3))).Message);
        AsyncResult<int[]> result = pool.Work.Square.MapAsync(Broken(3));
        Assert.Equal("from the source", Assert.Throws<FormatException>(() => result.Get()).Message);
        Assert.Equal(4, pool.Work.Square.Apply(2));
    }

    [Fact]
    public void Map_progress_counts_items_and_its_last_report_is_complete_before_Get_returns()
    {
        using IPool pool = Create();
        var seen = new List<MapProgress>();
        pool.Work.Square.MapAsync(Numbers(5000), progress: new SynchronousProgress<MapProgress>(seen.Add)).Get();
        Assert.Equal(new MapProgress(5000, 5000), seen[^1]);
        Assert.All(seen.Zip(seen.Skip(1)), static pair => Assert.True(pair.First.Completed < pair.Second.Completed, $"{pair.First} before {pair.Second}"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Chunk_and_buffer_sizes_below_one_are_refused(int size)
    {
        using IPool pool = Create();
        Assert.Equal("chunkSize", Assert.Throws<ArgumentOutOfRangeException>(() => pool.Work.Square.Map([1], chunkSize: size)).ParamName);
        Assert.Equal("chunkSize", Assert.Throws<ArgumentOutOfRangeException>(() => pool.Work.Square.Imap([1], chunkSize: size)).ParamName);
        Assert.Equal("bufferSize", Assert.Throws<ArgumentOutOfRangeException>(() => pool.Work.Square.Imap([1], bufferSize: size)).ParamName);
    }

    [Fact]
    public void Maps_and_calls_that_come_later_do_not_wait_for_an_earlier_maps_end()
    {
        using IPool pool = Create();
        using var gate = new Gate();
        using var lastGate = new Gate();
        AsyncResult<int[]> first = pool.Work.PassGate.StarMapAsync(Numbers(100).Select(i => (i == 99 ? lastGate.Name : gate.Name, i)), chunkSize: 1);
        Eventually.True(() => gate.Arrived == 2, "the first map has both workers");
        AsyncResult<string[]> second = pool.Work.Echo.MapAsync(Numbers(50).Select(i => $"{i}"), chunkSize: 10);
        AsyncResult<int> call = pool.Work.Square.ApplyAsync(9);
        gate.Open();
        Assert.Equal(81, call.Get());
        Assert.Equal("49", second.Get()[^1]);
        Assert.False(first.IsReady);
        lastGate.Open();
        Assert.Equal(Numbers(100), first.Get());
    }

    private static IEnumerable<int> Broken(int after)
    {
        for (int i = 0; i < after; i++) yield return i;
        throw new FormatException("from the source");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(2)]
    [InlineData(1000)]
    public void Items_that_throw_or_hold_their_token_or_context_are_told_apart_from_those_around_them(int? chunkSize)
    {
        using IPool pool = Create();
        using PoolStream<long> stream = pool.RunWork.Mixed.Imap(Numbers(5000), chunkSize);
        int next = 0;
        foreach (Outcome<long> outcome in stream.AsOutcomes())
        {
            if (next % 11 == 0) Assert.Equal($"item {next}", Assert.IsType<InvalidOperationException>(outcome.Exception).Message);
            else Assert.Equal((long)next * next, outcome.Value);
            next++;
        }

        Assert.Equal(5000, next);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(2)]
    [InlineData(1000)]
    public void Progress_between_the_results_of_a_chunk_loses_none_of_them(int? chunkSize)
    {
        using IPool pool = Create();
        Assert.Equal(Numbers(5000).Select(static i => (long)i * i), pool.RunWork.Reporting.Map(Numbers(5000), chunkSize));
    }

    [Fact]
    public void Map_that_has_ended_is_not_kept_by_its_pool()
    {
        using IPool pool = Create();
        WeakReference ended = RunMap(pool);
        Eventually.True(() => !IsAlive(ended), "the map is collected");

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference RunMap(IPool pool)
        {
            AsyncResult<int[]> map = pool.Work.Square.MapAsync(Numbers(100));
            map.Get();
            return new WeakReference(map);
        }

        static bool IsAlive(WeakReference reference)
        {
            GC.Collect();
            return reference.IsAlive;
        }
    }
}
