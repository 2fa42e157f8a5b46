using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

public abstract partial class LocalPoolContract
{
    [Fact]
    public void Items_read_a_table_that_was_made_once()
    {
        using SharedArray<int> table = SharedArray.Create(Numbers(1000).ToArray());
        using LocalPool pool = Create();
        int[] found = pool.SharedWork.At.Map(Numbers(5000).Select(i => (i % 1000, table.AsReadOnly())));
        Assert.Equal(Numbers(5000).Select(i => i % 1000), found);
        Assert.Equal(499_500, pool.SharedWork.Sum.Apply(table));
    }

    [Fact]
    public void Items_fill_slices_and_the_caller_sees_what_they_wrote()
    {
        using LocalPool pool = Create();
        using SharedArray<int> rows = SharedArray.Allocate<int>(100 * 64);
        Assert.All(rows.Span.ToArray(), element => Assert.Equal(0, element));
        pool.SharedWork.Fill.Map(Numbers(100).Select(row => (row, rows.Slice(row * 64, 64))));
        Assert.Equal(Numbers(6400).Select(i => i / 64), rows.Span.ToArray());
    }

    [Fact]
    public void Handles_cross_in_lists_records_and_tuples_and_null_as_null()
    {
        using LocalPool pool = Create();
        using SharedArray<int> array = SharedArray.Create([1, 2, 3, 4]);
        using SharedArray<int> empty = SharedArray.Create<int>([]);
        Assert.Equal(10 + 5 + 0, pool.SharedWork.SumOfAll.Apply([array.AsReadOnly(), array.Slice(1, 2).AsReadOnly(), empty.AsReadOnly()]));
        Assert.Equal(7, pool.SharedWork.SumOfRecord.Apply(new Portion(array.AsReadOnly(), 2, 2)));
        Assert.Equal(-1, pool.SharedWork.Sum.Apply(null));
        Assert.Equal(0, pool.SharedWork.Sum.Apply(empty));
    }

    [Fact]
    public void An_array_that_a_task_made_belongs_to_the_caller_with_its_result()
    {
        using LocalPool pool = Create();
        SharedArray<int> made = pool.SharedWork.Make.Apply(1000);
        Assert.Equal(Numbers(1000), made.Span.ToArray());
        Assert.Equal(499_500, pool.SharedWork.Sum.Apply(made));
        made.Dispose();
        Assert.Throws<ObjectDisposedException>(() => made[0]);

        using ReadOnlySharedArray<int> readOnly = pool.SharedWork.MakeReadOnly.Apply(10);
        Assert.Equal(Numbers(10), readOnly.Span.ToArray());
        (SharedArray<int> first, SharedArray<int> second) = pool.SharedWork.MakeTwo.Apply(5);
        Assert.Equal((5, 10), (first.Length, second.Length));
        Assert.Equal(9, second[9]);
        first.Dispose();
        second.Dispose();
    }

    [Fact]
    public void A_map_of_arrays_made_by_tasks_gives_each_one_whole()
    {
        using LocalPool pool = Create();
        SharedArray<int>[] made = pool.SharedWork.Make.Map(Numbers(200));
        Assert.Equal(Numbers(200), made.Select(array => array.Length));
        Assert.All(made, array => Assert.Equal(Numbers(array.Length), array.Span.ToArray()));
        foreach (SharedArray<int> array in made) array.Dispose();
        foreach (SharedArray<int> array in pool.SharedWork.Make.Imap(Numbers(20)))
        {
            Assert.Equal(Numbers(array.Length), array.Span.ToArray());
            array.Dispose();
        }
    }

    [Fact]
    public void An_array_that_comes_back_is_the_same_handle()
    {
        using LocalPool pool = Create();
        using SharedArray<int> array = SharedArray.Create([1, 2, 3]);
        Assert.Same(array, pool.SharedWork.Same.Apply(array));
        SharedArray<int> slice = pool.SharedWork.Same.Apply(array.Slice(1, 2));
        Assert.Equal([2, 3], slice.Span.ToArray());
        slice.Dispose();
        Assert.Equal(1, array[0]);
    }

    [Fact]
    public void After_disposal_a_handle_throws_wherever_it_is_used()
    {
        using LocalPool pool = Create(1);
        SharedArray<int> array = SharedArray.Create([1, 2, 3]);
        SharedArray<int> slice = array.Slice(1);
        ReadOnlySharedArray<int> view = array.AsReadOnly();
        Memory<int> memory = array.Memory;
        Assert.Equal(3, pool.SharedWork.Keep.Apply(array));
        Assert.Equal(1, pool.SharedWork.UseKept.Apply());
        array.Dispose();
        array.Dispose();
        Assert.Throws<ObjectDisposedException>(() => array.Span.Length);
        Assert.Throws<ObjectDisposedException>(() => slice[0]);
        Assert.Throws<ObjectDisposedException>(() => view.Span.Length);
        Assert.Throws<ObjectDisposedException>(() => memory.Span.Length);
        Assert.Throws<ObjectDisposedException>(() => memory.Pin());
        Assert.Throws<ObjectDisposedException>(() => pool.SharedWork.Sum.Apply(array));
        Assert.Throws<ObjectDisposedException>(() => pool.SharedWork.At.Map([(0, view), (1, view)]));
        Assert.Throws<ObjectDisposedException>(() => pool.SharedWork.UseKept.Apply());
        Assert.Equal(3, array.Length);
    }

    [Fact]
    public void A_span_that_was_got_before_disposal_reads_zeros_after_it()
    {
        SharedArray<int> array = SharedArray.Create(Enumerable.Repeat(7, 10_000).ToArray());
        Span<int> span = array.Span;
        Assert.Equal(7, span[9_999]);
        array.Dispose();
        Assert.True(span.TrimStart(0).IsEmpty);
        span.Fill(3);
    }

    [Fact]
    public void Disposing_a_view_or_a_received_handle_closes_nothing()
    {
        using LocalPool pool = Create();
        using SharedArray<int> array = SharedArray.Create([4, 5, 6]);
        array.Slice(1).Dispose();
        array.AsReadOnly().Dispose();
        pool.SharedWork.DisposeIt.Apply(array);
        Assert.Equal(15, pool.SharedWork.Sum.Apply(array));
        Assert.Equal(4, array[0]);
    }

    [Fact]
    public void A_running_item_keeps_what_it_was_given_and_a_queued_one_does_not_start()
    {
        using LocalPool pool = Create(1);
        using var gate = new Gate();
        SharedArray<int> array = SharedArray.Create([42]);
        AsyncResult<int> running = pool.SharedWork.WaitThenRead.ApplyAsync(gate.Name, array);
        Eventually.True(() => File.Exists(gate.Name + ".started"), "the item has started");
        AsyncResult<int> queued = pool.SharedWork.Sum.ApplyAsync(array);
        array.Dispose();
        gate.Open();
        Assert.Equal(42, running.Get());
        Assert.Throws<ObjectDisposedException>(() => queued.Get());
        File.Delete(gate.Name + ".started");
    }

    [Fact]
    public void Interlocked_works_across_workers()
    {
        using LocalPool pool = Create(3);
        using SharedArray<int> counter = SharedArray.Allocate<int>(1);
        Assert.Equal(60_000, pool.SharedWork.Add.Map(Numbers(60).Select(_ => (1000, counter))).Sum());
        Assert.Equal(60_000, counter[0]);
    }

    [Fact]
    public void Handles_can_be_bound_for_every_worker()
    {
        using SharedArray<int> array = SharedArray.Create([10, 20, 30]);
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 2, Initializer = SharedWorkTasks.BindTask.Bind(array) });
        Assert.Equal([10, 20, 30, 10, 20, 30], pool.SharedWork.UseBound.Map([0, 1, 2, 0, 1, 2]));
    }

    [Fact]
    public void One_array_serves_several_pools()
    {
        using SharedArray<int> array = SharedArray.Create([1, 2, 3]);
        using LocalPool first = Create(1);
        using LocalPool second = Create(1);
        Assert.Equal(6, first.SharedWork.Sum.Apply(array));
        first.SharedWork.Fill.Apply(9, array.Slice(0, 1));
        Assert.Equal(14, second.SharedWork.Sum.Apply(array));
    }

    [Fact]
    public void Tasks_use_memory_and_pin_it()
    {
        using SharedArray<int> array = SharedArray.Create([1, 2, 3]);
        using LocalPool pool = Create(1);
        Assert.Equal(6, pool.SharedWork.SumOfMemory.Apply(array));
    }

    [Fact]
    public void Nested_pools_share_what_their_parents_do()
    {
        using SharedArray<int> array = SharedArray.Create([1, 2, 3]);
        using LocalPool pool = Create(1);
        Assert.Equal(6, pool.SharedWork.Nested.Apply(array));
        using SharedArray<int> made = pool.SharedWork.NestedResult.Apply(100);
        Assert.Equal(Numbers(100), made.Span.ToArray());
    }

    [Fact]
    public void Bounds_are_those_of_arrays()
    {
        using SharedArray<int> array = SharedArray.Create([1, 2, 3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => SharedArray.Allocate<int>(-1));
        Assert.Throws<ArgumentNullException>(() => SharedArray.Create<int>(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => array.Slice(2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => array.Slice(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => array.Slice(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => array.Slice(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => array.AsReadOnly().Slice(0, 4));
        Assert.Throws<IndexOutOfRangeException>(() => array[3]);
        Assert.Throws<IndexOutOfRangeException>(() => array.AsReadOnly()[-1]);
        Assert.Equal(0, array.Slice(3).Length);
    }
}
