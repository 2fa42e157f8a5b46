using System.Globalization;

namespace PoolGen.ParentProgram;

/// <summary>Counts what does not depend on how fast the machine is: bytes allocated, and system calls that wake somebody.</summary>
internal static class Counts
{
    private const int Calls = 50_000;
    private const int Items = 1_000_000;
    private const int LongItems = 1_000;

    /// <summary>A line for each kind of work: its name, bytes for a task, and rings and sleeps for a thousand tasks.</summary>
    public static void Print()
    {
        using ProcessPool pool = new(workers: 2);
        var results = new AsyncResult<int>[Calls];
        int[] source = [.. Enumerable.Range(0, Items)];
        Print(pool, "Apply", Calls, () =>
        {
            for (int i = 0; i < Calls; i++) pool.Work.Increment.Apply(i);
        });
        Print(pool, "ApplyAsync", Calls, () =>
        {
            for (int i = 0; i < Calls; i++) results[i] = pool.Work.Increment.ApplyAsync(i);
            foreach (AsyncResult<int> result in results) result.Wait();
        });
        Print(pool, "Map", Items, () => pool.Work.Increment.Map(source));
        int[] few = source[..LongItems];

        // In chunks of ten: how many the pool would choose depends on how long a millisecond's work takes here.
        Print(pool, "Map of a millisecond each", LongItems, () => pool.Work.Compute.Map(few, chunkSize: 10));
        Print(pool, "ImapUnordered", Items, () =>
        {
            foreach (int _ in pool.Work.Increment.ImapUnordered(source))
            {
            }
        });
    }

    // Once to warm up: compiled code, grown buffers, measured times.
    private static void Print(ProcessPool pool, string name, int tasks, Action work)
    {
        work();
        (long rings, long sleeps) = pool.Engine.CountCalls();
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        work();
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        (long ringsAfter, long sleepsAfter) = pool.Engine.CountCalls();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {(double)bytes / tasks:F1} {1000.0 * (ringsAfter - rings) / tasks:F1} {1000.0 * (sleepsAfter - sleeps) / tasks:F1}"));
    }
}
