using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;
using PoolGen.Workers;

namespace PoolGen.RuntimeTests.Processes;

/// <summary>What a worker process is in: directory, environment, culture, console, process group.</summary>
[Watchdog]
public sealed class WorkerSurroundingsTests
{
    [Fact]
    public void Directory_environment_and_culture_are_those_of_the_constructing_thread()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fi-FI");
            using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, Environment = { ["POOLGEN_TEST"] = "set here" } });
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");

            // The marks and settings of the launch are gone before user code runs.
            Assert.Equal($"{Environment.CurrentDirectory}|fi-FI|set here|-|-", pool.ProcessWork.Surroundings.Apply());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Tasks_may_print_freely_and_find_their_stdin_empty()
    {
        var log = new FakeLogCollector();
        using var loggers = new LoggerFactory([new FakeLoggerProvider(log)]);
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, Output = WorkerOutput.Forward, LoggerFactory = loggers });
        string text = new('x', 3000);
        for (int i = 0; i < 100; i++) Assert.Equal("-1", pool.ProcessWork.Print.Apply($"{i} {text}"));
        Eventually.True(() => Count(LogLevel.Information) == 100 && Count(LogLevel.Warning) == 100, "every line is forwarded");
        Assert.All(log.GetSnapshot().Where(record => record.Category != "PoolGen.Pool"), record => Assert.StartsWith("PoolGen.Worker: [worker 0] ", $"{record.Category}: {record.Message}", StringComparison.Ordinal));

        int Count(LogLevel level) => log.GetSnapshot().Count(record => record.Level == level);
    }

    [Fact]
    public void Discarded_output_goes_nowhere_and_blocks_nobody()
    {
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, Output = WorkerOutput.Discard });
        string text = new('x', 100_000);
        for (int i = 0; i < 20; i++) Assert.Equal("-1", pool.ProcessWork.Print.Apply(text));
    }

    [Fact]
    public void Workers_ignore_an_interrupt()
    {
        using var pool = new ProcessPool(workers: 1);
        int worker = pool.ProcessWork.ProcessId.Apply();
        pool.ProcessWork.CollectGarbage.Apply();
        Signals.Send(worker, Signals.Interrupt);
        Assert.Equal(worker, pool.ProcessWork.ProcessId.Apply());
    }

    [Fact]
    public void Workers_are_processes_of_their_own_and_end_with_the_pool()
    {
        int[] ids;
        using (var pool = new ProcessPool(workers: 3))
        {
            ids = [.. pool.ProcessWork.ProcessId.StarMapOf(60).Distinct()];
            Assert.DoesNotContain(Environment.ProcessId, ids);
            Eventually.True(() => pool.Workers.All(w => w.State == WorkerState.Idle), "all workers are ready");
            ids = [.. pool.Workers.Select(w => w.ProcessId)];
        }

        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, id => Assert.False(ProcessState.IsAlive(id)));
    }

    [Fact]
    public void Closed_pool_leaves_no_worker()
    {
        var pool = new ProcessPool(workers: 2);
        pool.Work.Square.Apply(1);
        Eventually.True(() => pool.Workers.All(w => w.State == WorkerState.Idle), "all workers are ready");
        int[] ids = [.. pool.Workers.Select(w => w.ProcessId)];
        pool.Close();
        pool.Join();
        Assert.All(ids, id => Assert.False(ProcessState.IsAlive(id)));
        pool.Dispose();
        Assert.Equal(PoolState.Terminated, pool.State);
    }

    [Fact]
    public void Once_workers_are_ready_no_memory_socket_or_directory_of_theirs_is_left_in_the_file_system()
    {
        using var pool = new ProcessPool(workers: 2);
        Eventually.True(() => pool.Workers.All(w => w.State == WorkerState.Idle), "all workers are ready");
        foreach (WorkerInfo worker in pool.Workers)
        {
            // "… /dev/shm/poolgen-w0123…/m (deleted)"
            string memory = File.ReadLines($"/proc/{worker.ProcessId}/maps").First(static line => line.Contains("/" + WorkerDirectory.Prefix, StringComparison.Ordinal));
            Assert.EndsWith("/m (deleted)", memory, StringComparison.Ordinal);
            string directory = memory[memory.IndexOf('/', StringComparison.Ordinal)..^"/m (deleted)".Length];
            Assert.StartsWith(WorkerDirectory.Prefix, Path.GetFileName(directory), StringComparison.Ordinal);
            Eventually.True(() => !Path.Exists(directory), $"{directory} is gone, and the socket in it");
        }
    }

    [Fact]
    public void Task_may_create_a_pool()
    {
        using var pool = new ProcessPool(workers: 2);
        Assert.Equal([0, 1, 4], pool.ProcessWork.NestedSquare.Map([0, 1, 2]));
    }
}
