namespace PoolGen.ParentProgram;

/// <summary>A program with shared arrays: one that is killed, one that has no room for them.</summary>
internal static class SharedMemoryUse
{
    internal static void HoldForEver()
    {
        using SharedArray<int> array = SharedArray.Allocate<int>(16 << 20);
        array.Span.Fill(1);
        using var pool = new ProcessPool(workers: 2);
        AsyncResult<int>[] held = [.. Enumerable.Range(0, 2).Select(_ => pool.Work.HoldShared.ApplyAsync(array))];
        while (pool.Workers.Any(worker => worker.State != WorkerState.Busy)) Thread.Yield();
        Console.WriteLine(string.Join(' ', pool.Workers.Select(worker => worker.ProcessId)));
        foreach (AsyncResult<int> result in held) result.Wait();
    }

    internal static void WithoutRoom()
    {
        using var pool = new ProcessPool(workers: 1);
        using (SharedArray<int> array = SharedArray.Allocate<int>(16 << 20))
        {
            array.Span.Fill(1);
            Console.WriteLine(pool.Work.SumShared.Apply(array.AsReadOnly()));
        }

        Console.WriteLine(Failure(static () => SharedArray.Allocate<Wide>(int.MaxValue)));
        using SharedArray<int> small = SharedArray.Create([1, 2]);
        Console.WriteLine(pool.Work.SumShared.Apply(small.AsReadOnly()));
    }

    private static string Failure<T>(Func<T> action)
    {
        try
        {
            return $"nothing: {action()}";
        }
        catch (OutOfMemoryException e)
        {
            return $"{e.GetType().Name}: {e.Message}";
        }
    }

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Size = 1024)]
    private struct Wide
    {
        public long Value;
    }
}
