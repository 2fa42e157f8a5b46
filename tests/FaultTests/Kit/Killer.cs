using System.Diagnostics;

namespace PoolGen.FaultTests.Kit;

/// <summary>Kills busy workers at random moments, spread over the items that end.</summary>
internal sealed class Killer(ProcessPool pool, Accounts accounts, int seed, int kills, int items)
{
    private readonly Random _random = new(seed);

    internal void Run(CancellationToken token)
    {
        double next = 0;
        double mean = (double)items / kills;
        while (accounts.Kills < kills && !token.IsCancellationRequested)
        {
            next += mean * _random.NextDouble() * 1.9;
            SpinWait.SpinUntil(() => accounts.Ended >= next || token.IsCancellationRequested);
            SpinFor(_random.Next(2_000));
            while (!TryKillOne() && !token.IsCancellationRequested) Thread.Yield();
        }
    }

    private bool TryKillOne()
    {
        WorkerInfo[] busy = [.. pool.Workers.Where(worker => worker.State == WorkerState.Busy && worker.ProcessId != 0)];
        if (busy.Length == 0) return false;
        int victim = busy[_random.Next(busy.Length)].ProcessId;

        // Known as killed before it can be missed.
        return accounts.Kill(victim) && Signals.TrySend(victim, Signals.Kill);
    }

    /// <summary>A random moment later.</summary>
    internal static void SpinFor(int microseconds)
    {
        long started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started).TotalMicroseconds < microseconds) Thread.Yield();
    }
}
