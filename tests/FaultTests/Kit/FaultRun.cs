using System.Diagnostics;
using PoolGen.FaultTests.Matrix;

namespace PoolGen.FaultTests.Kit;

/// <summary>One row of the matrix while it is tried: what must hold after every fault is checked here, at the end of the row.</summary>
internal sealed class FaultRun : IDisposable
{
    private readonly int _row;
    private readonly int _count;
    private readonly Leftovers _before;
    private readonly Timer _watchdog;
    private readonly long _started = Stopwatch.GetTimestamp();
    private bool _booked;

    /// <param name="row">The row's number.</param>
    /// <param name="count">How often the fault is made, if that is known now.</param>
    /// <param name="limit">How long it may take before it counts as hung, if it is no ordinary row.</param>
    internal FaultRun(int row, int count = 0, TimeSpan? limit = null)
    {
        _row = row;
        _count = count;
        _before = new Leftovers();
        Random = new Random(Counts.Seed + row);
        _watchdog = new Timer(_ => EndHung(), null, limit ?? Counts.Limit, Timeout.InfiniteTimeSpan);
    }

    internal Accounts Accounts { get; } = new();

    internal Random Random { get; }

    /// <summary>A pool whose tasks write to this row's ledger.</summary>
    internal ProcessPool Pool(int workers, Action<ProcessPoolOptions>? configure = null)
    {
        var options = new ProcessPoolOptions { Workers = workers, Output = WorkerOutput.Discard, Environment = { [Ledger.Variable] = Accounts.LedgerName } };
        configure?.Invoke(options);
        return new ProcessPool(options);
    }

    internal Neighbours Neighbours(ProcessPool pool, int count = 16) => new(pool, Accounts, count);

    /// <summary>Ends a process, and remembers that it was us.</summary>
    internal void Kill(int processId)
    {
        Accounts.Kill(processId);
        _ = Signals.TrySend(processId, Signals.Kill);
    }

    /// <summary>Every place of the pool has a living worker that waits for work.</summary>
    internal static void AssertFullStrength(ProcessPool pool)
    {
        Eventually.True(() => pool.Workers.All(worker => worker.State == WorkerState.Idle && ProcessState.IsAlive(worker.ProcessId)), "the pool is at full strength");
        Assert.Equal(PoolState.Running, pool.State);
    }

    /// <summary>The row's last check, when its pools are disposed.</summary>
    /// <param name="count">How often the fault was made, where only the end says so.</param>
    internal void Finish(int? count = null)
    {
        try
        {
            Accounts.Verify();
            Assert.Null(_before.WaitForNone());
        }
        catch (Exception e)
        {
            Book(count ?? _count, hung: 0, e.Message);
            throw;
        }

        Book(count ?? _count, hung: 0, failure: null);
    }

    public void Dispose()
    {
        // The exception that a check of the row's own throws is on its way to the test's report.
        if (!_booked) Book(_count, hung: 0, "a check of the row's own failed");
        _watchdog.Dispose();
        Accounts.Dispose();
    }

    private void EndHung()
    {
        Book(_count, hung: 1, "it did not end");
        Stacks.PrintAndEnd($"row {_row} hangs; seed {Counts.Seed}");
    }

    private void Book(int count, int hung, string? failure)
    {
        _booked = true;
        FaultMatrix.Record(_row, new Figures(count, Accounts.Lost, Accounts.Doubled, hung, Stopwatch.GetElapsedTime(_started).TotalSeconds, failure));
    }
}
