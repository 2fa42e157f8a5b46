using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Processes;

/// <summary>What only processes can show of shared arrays: who may write, what a death leaves, what is given back, and when.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class SharedDataTests
{
    [Fact]
    public void A_stray_write_through_a_read_only_handle_ends_its_item_and_not_the_data()
    {
        using var pool = new ProcessPool(workers: 1);
        using SharedArray<int> array = SharedArray.Create([10, 20, 30]);
        WorkerLostException lost = Assert.Throws<WorkerLostException>(() => pool.SharedWork.WriteThroughReadOnly.Apply(array.AsReadOnly()));
        Assert.Equal("SIGSEGV", lost.Signal);
        lost = Assert.Throws<WorkerLostException>(() => pool.SharedWork.WriteThroughReadOnlyBeside.Apply(array.AsReadOnly(), array));
        Assert.Equal("SIGSEGV", lost.Signal);
        Assert.Equal([10, 7, 30], array.Span.ToArray());
        Assert.Equal(47, pool.SharedWork.Sum.Apply(array));
    }

    [Fact]
    public void A_worker_that_dies_while_it_writes_leaves_the_memory_as_it_was()
    {
        using var pool = new ProcessPool(workers: 1);
        using SharedArray<int> array = SharedArray.Allocate<int>(20);
        Assert.Throws<WorkerLostException>(() => pool.SharedWork.DieWriting.Apply(array));
        Assert.Equal(50, array.Span.ToArray().Sum());
        Assert.Equal(50, pool.SharedWork.Sum.Apply(array));
    }

    [Fact]
    public void Arrays_that_were_finished_before_a_death_are_delivered()
    {
        using var pool = new ProcessPool(workers: 1);
        List<Outcome<SharedArray<int>>> outcomes = [.. pool.SharedWork.MakeOrDie.Imap(Enumerable.Range(0, 30).Select(i => (i, 20)), chunkSize: 30).AsOutcomes()];
        Assert.All(outcomes, outcome => Assert.Equal(outcome.Index == 20, outcome.Exception is WorkerLostException));
        foreach (SharedArray<int> made in outcomes.Where(outcome => outcome.Exception is null).Select(outcome => outcome.Value))
        {
            Assert.Equal(Enumerable.Range(0, made.Length), made.Span.ToArray());
            made.Dispose();
        }
    }

    [Fact]
    public void Idle_workers_let_go_of_what_was_disposed()
    {
        using var pool = new ProcessPool(workers: 2);
        int before = Mappings(Environment.ProcessId) + Descriptors();
        SharedArray<int> array = SharedArray.Allocate<int>(1 << 20);
        pool.SharedWork.Fill.Map(Enumerable.Range(0, 64).Select(i => (i, array.Slice(i << 14, 1 << 14))));
        int[] workers = [.. pool.Workers.Select(worker => worker.ProcessId)];
        Assert.Contains(workers, id => Mappings(id) > 0);
        Assert.Equal(before + 1, Mappings(Environment.ProcessId) + Descriptors());
        _ = array[0];
        array.Dispose();
        Assert.Equal(before, Mappings(Environment.ProcessId) + Descriptors());
        Eventually.True(() => workers.All(id => Mappings(id) == 0), "no worker has it mapped");
    }

    [Fact]
    public void What_a_task_makes_and_does_not_return_goes_with_its_item()
    {
        using var pool = new ProcessPool(workers: 1);
        int worker = pool.SharedWork.MakeAndDrop.Apply(1 << 20);
        Eventually.True(() => Mappings(worker) == 0, "nothing of it is left");
        using SharedArray<int> made = pool.SharedWork.Make.Apply(1 << 20);
        Eventually.True(() => Mappings(worker) == 0, "the worker has let go of what it returned");
        Assert.Equal((1 << 20) - 1, made[made.Length - 1]);
    }

    [Fact]
    public void An_array_that_nobody_looked_at_goes_with_its_handle()
    {
        using var pool = new ProcessPool(workers: 1);
        int before = Descriptors();
        Drop(pool);
        AwaitCollected(before);
    }

    [Fact]
    public void A_shared_value_that_was_read_goes_with_its_handle()
    {
        using var pool = new ProcessPool(workers: 1);
        int before = Descriptors();
        Read(pool);
        AwaitCollected(before);
    }

    [Fact]
    public void Thousands_of_arrays_come_and_go()
    {
        using var pool = new ProcessPool(workers: 1);
        using SharedArray<int> first = SharedArray.Create([1]);
        pool.SharedWork.Sum.Apply(first);
        int mapsBefore = MapLines(Environment.ProcessId);
        int worker = pool.Workers[0].ProcessId;
        int mapsOfWorkerBefore = MapLines(worker);
        for (int i = 0; i < 3000; i++)
        {
            using SharedArray<int> array = SharedArray.Create([i, 1]);
            Assert.Equal(i, array[0]);
            Assert.Equal(i + 1, pool.SharedWork.Sum.Apply(array));
        }

        Assert.Equal(worker, pool.Workers[0].ProcessId);
        Assert.InRange(MapLines(Environment.ProcessId), 0, mapsBefore + 300);
        Eventually.True(() => MapLines(worker) < mapsOfWorkerBefore + 300, "the worker's mappings stay few");
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_its_size_and_what_is_left()
    {
        Exception? refused = Record.Exception(() => SharedArray.Allocate<Wide>(int.MaxValue));
        OutOfMemoryException error = Assert.IsType<OutOfMemoryException>(refused);
        Assert.Contains("2,199,023,254,528 bytes", error.Message, StringComparison.Ordinal);
        Assert.Matches("has [0-9,]+ bytes left", error.Message);
    }

    [Theory]
    [InlineData("kind", 9)]
    [InlineData("kind", 3)]
    [InlineData("key", 1)]
    [InlineData("key", 0)]
    [InlineData("length", 1L << 40)]
    [InlineData("length", -1)]
    [InlineData("process", 1)]
    [InlineData("process", -1)]
    [InlineData("process", 0x3FFFFFFF)]
    [InlineData("table", 0)]
    [InlineData("table", -5)]
    [InlineData("slot", 0)]
    [InlineData("slot", int.MaxValue)]
    [InlineData("descriptor", 0)]
    [InlineData("offset", -1)]
    [InlineData("offset", 2)]
    [InlineData("offset", int.MaxValue)]
    [InlineData("count", -1)]
    [InlineData("count", int.MaxValue)]
    public void A_forged_handle_ends_its_item_or_is_what_it_was(string field, long value)
    {
        using var pool = new ProcessPool(workers: 1);
        using SharedArray<int> array = SharedArray.Create([1, 2, 3]);
        AssertHarmless(() => pool.ForgedWork.Use.Apply(new Forged { Bytes = ForgedWork.Forge(field, value, array) }), 6);
        AssertHarmless(() => pool.ForgedWork.Make.Apply(field, value, array).Array!.Span.ToArray().Sum(), 6);
        AssertHarmless(() => pool.ForgedWork.MakeOfOwn.Apply(field, value).Array!.Span.ToArray().Sum(), 6);
        Assert.Equal(6, pool.SharedWork.Sum.Apply(array));
        Assert.Equal([1, 2, 3], array.Span.ToArray());
    }

    [Fact]
    public void A_handle_outlives_its_owners_process_as_an_error_that_says_so()
    {
        using var pool = new ProcessPool(workers: 1);
        SharedArray<int> foreign = pool.ForgedWork.MakeOfOwn.Apply("count", 3).Array!;
        Assert.Equal([1, 2, 3], foreign.Span.ToArray());
        Assert.Throws<WorkerLostException>(() => pool.ProcessWork.KillSelf.Apply(9));
        Assert.Throws<SharedDataLostException>(() => foreign[0]);
        SharedDataLostException lost = Assert.Throws<SharedDataLostException>(() => pool.SharedWork.Sum.Apply(foreign));
        Assert.Contains("has ended", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Handles_that_race_with_disposal_work_or_throw()
    {
        using var pool = new ProcessPool(workers: 2);
        for (int round = 0; round < 100; round++)
        {
            SharedArray<int> array = SharedArray.Create(new int[5000]);
            AsyncResult<int>[] sums = [.. Enumerable.Range(0, 4).Select(_ => pool.SharedWork.Sum.ApplyAsync(array))];
            using var start = new Barrier(3);
            Thread[] users = [StartThread(() => Use(array, start)), StartThread(() => Use(array, start))];
            start.SignalAndWait();
            array.Dispose();
            foreach (Thread user in users) user.Join();
            foreach (AsyncResult<int> sum in sums)
            {
                sum.Wait();
                if (sum.IsSuccessful) Assert.Equal(0, sum.Get());
                else Assert.IsType<ObjectDisposedException>(sum.Exception!.InnerException);
            }
        }

        static void Use(SharedArray<int> array, Barrier start)
        {
            start.SignalAndWait();
            for (int i = 0; i < 200; i++)
            {
                try
                {
                    Assert.Equal(0, array.Span[i]);
                    Assert.Equal(0, array.AsReadOnly()[i]);
                    using System.Buffers.MemoryHandle pinned = array.Memory.Pin();
                }
                catch (ObjectDisposedException)
                {
                    return;
                }
            }
        }
    }

    private static Thread StartThread(Action action)
    {
        var thread = new Thread(() => action()) { IsBackground = true };
        thread.Start();
        return thread;
    }

    private static void AssertHarmless(Func<int> use, int answer)
    {
        try
        {
            Assert.Equal(answer, use());
        }
        catch (Exception e) when (e is PoolException or ObjectDisposedException or IOException)
        {
            // It has ended as items end.
        }
    }

    private static void AwaitCollected(int descriptors) => Eventually.True(
        () =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return Descriptors() <= descriptors;
        },
        "what was collected is given back");

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void Drop(ProcessPool pool) => _ = pool.SharedWork.Make.Apply(1000).Length;

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void Read(ProcessPool pool) => Assert.Single(pool.SharedValueWork.Make.Apply("tea")!.Value.Prices);

    // Of arrays, not of the tables that say which there are.
    private static int Mappings(int processId) => File.ReadLines($"/proc/{processId}/maps").Count(IsArray);

    private static int Descriptors() =>
        Directory.GetFileSystemEntries("/proc/self/fd").Count(entry => IsArray(new FileInfo(entry).LinkTarget ?? string.Empty));

    private static bool IsArray(string text) =>
        text.Contains("/memfd:poolgen-", StringComparison.Ordinal) && !text.Contains("poolgen-0000000000000000", StringComparison.Ordinal);

    private static int MapLines(int processId) => File.ReadLines($"/proc/{processId}/maps").Count();

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Size = 1024)]
    private struct Wide
    {
        public long Value;
    }
}
