using PoolGen.FaultTests.Kit;

namespace PoolGen.FaultTests.Chaos;

/// <summary>What one round does, all of it from its seed.</summary>
internal sealed class ChaosPlan
{
    internal ChaosPlan(int seed)
    {
        Seed = seed;
        var random = new Random(seed);
        Workers = random.Next(1, 4);
        MaxQueuedTasks = random.Next(3) == 0 ? null : random.Next(1, 9);
        Mode = random.Next(2) == 0 ? QueueFullMode.Wait : QueueFullMode.Throw;
        MaxBufferedBytes = random.Next(3) == 0 ? random.Next(1, 1 << 20) : 256 << 20;
        MaxTasksPerWorker = random.Next(4) == 0 ? random.Next(1, 20) : null;
        TaskTimeout = random.Next(3) == 0 ? TimeSpan.FromMilliseconds(random.Next(50, 300)) : null;
        Grace = TimeSpan.FromMilliseconds(random.Next(100));
        KillsStarting = random.Next(6) == 0;
        Clients = random.Next(2, 6);
        ItemsPerClient = random.Next(20, 200);
        End = (ChaosEnd)random.Next(Enum.GetValues<ChaosEnd>().Length);
        EndAfter = random.Next(4) == 0 ? random.Next(5_000) : random.Next(50_000, 400_000);
    }

    internal int Seed { get; }

    internal int Workers { get; }

    internal int? MaxQueuedTasks { get; }

    internal QueueFullMode Mode { get; }

    internal int MaxBufferedBytes { get; }

    internal int? MaxTasksPerWorker { get; }

    internal TimeSpan? TaskTimeout { get; }

    internal TimeSpan Grace { get; }

    /// <summary>Whether workers are also killed while they start: then the pool may give up.</summary>
    internal bool KillsStarting { get; }

    internal int Clients { get; }

    internal int ItemsPerClient { get; }

    internal ChaosEnd End { get; }

    /// <summary>When the end comes, in microseconds.</summary>
    internal int EndAfter { get; }

    internal static TimeSpan ShutdownTimeout { get; } = TimeSpan.FromSeconds(2);

    internal ProcessPool CreatePool(string ledger) => new(new ProcessPoolOptions
    {
        Workers = Workers,
        MaxQueuedTasks = MaxQueuedTasks,
        QueueFullMode = Mode,
        MaxBufferedBytes = MaxBufferedBytes,
        MaxTasksPerWorker = MaxTasksPerWorker,
        TaskTimeout = TaskTimeout,
        CancellationGrace = Grace,
        ShutdownTimeout = ShutdownTimeout,
        Output = WorkerOutput.Discard,
        Environment = { [Ledger.Variable] = ledger },
    });

    public override string ToString() =>
        $"seed {Seed}: {Workers} workers, MaxQueuedTasks {MaxQueuedTasks} ({Mode}), MaxBufferedBytes {MaxBufferedBytes}, MaxTasksPerWorker {MaxTasksPerWorker}, TaskTimeout {TaskTimeout}, " +
        $"{Clients} clients, {ItemsPerClient} items each, {(KillsStarting ? "starting workers are killed too, " : string.Empty)}{End} after {EndAfter} µs";
}
