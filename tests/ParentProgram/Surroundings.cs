using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace PoolGen.ParentProgram;

/// <summary>A program whose directories go away while it has a pool.</summary>
internal static class Surroundings
{
    /// <summary>Works, has a worker replaced, works on; and says so, or what went wrong.</summary>
    internal static void Try()
    {
        try
        {
            using ProcessPool pool = new(workers: 2);
            int sum = pool.Work.Increment.Map(Enumerable.Range(0, 100)).Sum();
            int victim = pool.Work.ProcessId.Apply();
            _ = Kill(victim, 9);
            while (pool.State == PoolState.Running && pool.Workers.Any(worker => worker.ProcessId == victim || worker.State != WorkerState.Idle)) Thread.Yield();
            Console.WriteLine(pool.Work.ProcessId.Apply() == victim ? "not replaced" : $"worked {sum}");
        }
        catch (PoolException e)
        {
            Console.WriteLine($"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Starts workers again and again until it is killed.</summary>
    internal static void StartForEver()
    {
        Console.WriteLine("starting");
        while (true)
        {
            using ProcessPool pool = new(workers: 4);
            while (pool.Workers.Any(worker => worker.State != WorkerState.Idle)) Thread.Yield();
        }
    }

    /// <summary>Deletes the working directory under a pool, has a worker replaced, and says where the new one is.</summary>
    internal static void LoseDirectory()
    {
        using var log = new PrintingLogger();
        string lost = Directory.CreateTempSubdirectory("poolgen-test-").FullName;
        Environment.CurrentDirectory = lost;
        using ProcessPool pool = new(new ProcessPoolOptions { Workers = 1, LoggerFactory = log });
        Console.WriteLine(lost);
        int before = pool.Work.ProcessId.Apply();
        Directory.Delete(lost);
        _ = Kill(before, 9);
        for (int i = 0; i < 2; i++)
        {
            while (pool.Workers[0].ProcessId == before || pool.Workers[0].State != WorkerState.Idle) Thread.Yield();
            before = pool.Workers[0].ProcessId;
            Console.WriteLine(pool.Work.CurrentDirectory.Apply());
            _ = Kill(before, 9);
        }
    }

    /// <summary>Constructs a pool in a directory that was deleted.</summary>
    internal static void StartWithoutDirectory()
    {
        string lost = Directory.CreateTempSubdirectory("poolgen-test-").FullName;
        Environment.CurrentDirectory = lost;
        Directory.Delete(lost);
        Console.WriteLine(lost);
        try
        {
            using ProcessPool pool = new(workers: 1);
            Console.WriteLine("constructed");
        }
        catch (Exception e)
        {
            Console.WriteLine($"{e.GetType().Name}: {e.Message}");
        }
    }

    /// <summary>
    /// Gives two workers a large array by their initializer, and says what that costs: bytes at the peak, of the parent above the array that it has anyway,
    /// and of each worker above one whose array is empty.
    /// </summary>
    internal static void MeasureInitializer(int megabytes)
    {
        var value = new byte[megabytes << 20];
        Random.Shared.NextBytes(value);
        long[] idle = PeaksOfWorkers([]);
        long before = Peak(Environment.ProcessId);
        long[] workers = PeaksOfWorkers(value);
        long after = Peak(Environment.ProcessId);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{after - before} {workers[0] - idle.Min()} {workers[1] - idle.Min()}"));
        GC.KeepAlive(value);
    }

    private static long[] PeaksOfWorkers(byte[] value)
    {
        using ProcessPool pool = new(new ProcessPoolOptions { Workers = 2, Initializer = WorkTasks.HoldTask.Bind(value) });
        // Each look allocates: without pauses between them, slow starts would be measured as memory.
        SpinWait.SpinUntil(() => pool.Workers.All(static worker => worker.State == WorkerState.Idle));
        if (pool.Work.Held.Apply() != value.Length) throw new InvalidOperationException("another length");
        return [.. pool.Workers.Select(worker => Peak(worker.ProcessId))];
    }

    private static long Peak(int processId) => 1024 * long.Parse(
        File.ReadLines($"/proc/{processId}/status").Single(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);

    private sealed class PrintingLogger : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => new Logger(categoryName);

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }

        private sealed class Logger(string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                Console.WriteLine($"{logLevel} {category}: {formatter(state, exception)}");
        }
    }
}
