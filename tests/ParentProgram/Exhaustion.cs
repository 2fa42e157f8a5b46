using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PoolGen.ParentProgram;

/// <summary>A program that uses up what its pool needs, says how the pool takes it, and gives it back.</summary>
internal static class Exhaustion
{
    private const int Calls = 50;
    private const int OfThisUser = 6;
    private const int OpenFiles = 7;

    // The runtime itself ends a program that has nothing left; a worker's start needs more than these.
    private const int Left = 3;

    internal static void OfDescriptors()
    {
        // What is opened before the pool has lower numbers than what the pool opens and gives back.
        SafeFileHandle[] left = [.. Enumerable.Range(0, Left).Select(static _ => File.OpenHandle("/dev/null"))];
        Run(OpenFiles, () =>
        {
            long lowest = left.Max(static handle => handle.DangerousGetHandle()) + 1;
            foreach (SafeFileHandle handle in left) handle.Dispose();
            return lowest;
        });
    }

    internal static void OfThreads() => Run(OfThisUser, static () => Directory.GetDirectories("/proc/self/task").Length + Left);

    /// <summary>There is no room for shared memory from the start.</summary>
    internal static void OfTheDisk()
    {
        using var pool = new ProcessPool(workers: 1);
        Console.WriteLine(Failure(pool));
    }

    /// <summary>Every thread of the thread pool is blocked; a worker dies all the same.</summary>
    internal static void OfTheThreadPool()
    {
        using var pool = new ProcessPool(workers: 2);
        WaitUntilReady(pool);
        ThreadPool.SetMinThreads(2, 2);
        ThreadPool.SetMaxThreads(4, 4);
        var end = new ManualResetEventSlim();
        for (int i = 0; i < 100; i++) ThreadPool.UnsafeQueueUserWorkItem(_ => end.Wait(), null);
        while (ThreadPool.ThreadCount < 4) Thread.Yield();
        string started = Environment.GetEnvironmentVariable("PARENT_NESTED")!;
        AsyncResult<int> victim = pool.Work.SayAndSpin.ApplyAsync(started);
        int busy;

        // What has been sent and has not started would run elsewhere.
        while (!File.Exists(started) || !File.ReadAllText(started).EndsWith('\n') || !int.TryParse(File.ReadAllText(started), out busy)) Thread.Yield();
        long killed = Stopwatch.GetTimestamp();
        _ = Kill(busy, 9);
        victim.Wait();
        Console.WriteLine($"{(long)Stopwatch.GetElapsedTime(killed).TotalMilliseconds} {victim.Exception!.InnerException!.GetType().Name}");
        for (int i = 0; i < Calls; i++) pool.Work.ProcessId.Apply();
        WaitUntilReady(pool);
        end.Set();
    }

    /// <summary>Every thread of the thread pool is blocked; nobody reads three streams, and their pool is closed and joined.</summary>
    internal static void OfTheThreadPoolWithUnreadStreams()
    {
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 2, ShutdownTimeout = TimeSpan.FromMilliseconds(500) });
        WaitUntilReady(pool);
        ThreadPool.SetMinThreads(2, 2);
        ThreadPool.SetMaxThreads(4, 4);
        var end = new ManualResetEventSlim();
        for (int i = 0; i < 100; i++) ThreadPool.UnsafeQueueUserWorkItem(_ => end.Wait(), null);
        while (ThreadPool.ThreadCount < 4) Thread.Yield();
        PoolStream<int>[] streams = [.. Enumerable.Range(0, 3).Select(_ => pool.Work.Increment.Imap(Forever()))];
        pool.Close();
        Console.WriteLine(pool.Join(TimeSpan.FromSeconds(10)));
        GC.KeepAlive(streams);
        end.Set();
    }

    /// <summary>Every thread of the thread pool is blocked; tasks log. Says how many entries were there when each result was.</summary>
    internal static void OfTheThreadPoolWithLogs()
    {
        var logs = new CountingLogs();
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, LoggerFactory = logs });
        WaitUntilReady(pool);
        ThreadPool.SetMinThreads(2, 2);
        ThreadPool.SetMaxThreads(4, 4);
        var end = new ManualResetEventSlim();
        for (int i = 0; i < 100; i++) ThreadPool.UnsafeQueueUserWorkItem(_ => end.Wait(), null);
        while (ThreadPool.ThreadCount < 4) Thread.Yield();
        Console.WriteLine(string.Join(' ', Enumerable.Range(1, 5).Select(i => pool.Work.Log.Apply(i) == i ? logs.Entries : -1)));
        end.Set();
    }

    private static IEnumerable<int> Forever()
    {
        for (int i = 0; ; i++) yield return i;
    }

    /// <summary>Takes memory, behind the collector's back, until the system has none left for this program.</summary>
    internal static unsafe void OfTheSystemsMemory()
    {
        const int block = 16 << 20;
        while (true) NativeMemory.Fill(NativeMemory.Alloc(block), block, 1);
    }

    private static void Run(int resource, Func<long> leave)
    {
        using var pool = new ProcessPool(workers: 2);
        WaitUntilReady(pool);

        // What a program loads the first time it has loaded before it runs out.
        WarmThreadPool();
        Replace(pool);
        WaitUntilReady(pool);
        _ = GetLimit(resource, out ResourceLimit before);
        ResourceLimit exhausted = before with { Soft = (nint)leave() };

        _ = SetLimit(resource, in exhausted);
        Replace(pool);
        bool alone = pool.Workers[0].State == WorkerState.Starting;
        _ = SetLimit(resource, in before);
        WaitUntilReady(pool);
        Console.WriteLine($"{(alone ? "worked on alone" : "not exhausted")}, recovered");

        // Threads that have ended since then must not leave room for a worker, and those of the workers that are killed now leave enough for this program.
        if (resource == OfThisUser) exhausted = before with { Soft = Directory.GetDirectories("/proc/self/task").Length };
        _ = SetLimit(resource, in exhausted);
        foreach (WorkerInfo worker in pool.Workers) _ = Kill(worker.ProcessId, 9);
        string failure = Failure(pool);
        _ = SetLimit(resource, in before);
        Console.WriteLine(failure);
    }

    private static void Replace(ProcessPool pool)
    {
        int victim = pool.Workers[0].ProcessId;
        _ = Kill(victim, 9);
        while (pool.Workers[0].ProcessId == victim) Thread.Yield();
        for (int i = 0; i < Calls; i++) pool.Work.ProcessId.Apply();
    }

    // The thread pool that wants a thread more, and cannot have it, ends the program: that is not the pool's to change.
    private static void WarmThreadPool()
    {
        const int threads = 4;
        ThreadPool.SetMinThreads(threads, threads);
        using var all = new Barrier(threads + 1);
        for (int i = 0; i < threads; i++) ThreadPool.UnsafeQueueUserWorkItem(_ => all.SignalAndWait(), null);
        all.SignalAndWait();
    }

    private static string Failure(ProcessPool pool)
    {
        try
        {
            return $"no failure: {pool.Work.ProcessId.Apply()}";
        }
        catch (PoolException e)
        {
            return $"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}";
        }
    }

    private static void WaitUntilReady(ProcessPool pool)
    {
        while (pool.Workers.Any(worker => worker.State != WorkerState.Idle)) Thread.Yield();
    }

    [DllImport("libc", EntryPoint = "getrlimit")]
    private static extern int GetLimit(int resource, out ResourceLimit limit);

    [DllImport("libc", EntryPoint = "setrlimit")]
    private static extern int SetLimit(int resource, in ResourceLimit limit);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
