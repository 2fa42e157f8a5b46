using System.Collections.Concurrent;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.FaultTests.Chaos;

/// <summary>Signals for workers, and which of them may therefore be lost.</summary>
internal sealed class ChaosVictims(ProcessPool pool, bool startingToo)
{
    private readonly ConcurrentDictionary<int, int> _killed = new();
    private readonly ConcurrentDictionary<int, int> _stopped = new();

    internal int Kills => _killed.Values.Sum();

    internal int Stops => _stopped.Values.Sum();

    /// <summary>How many items may have been lost with a process; a number that the system gave out again counts again.</summary>
    internal int MayLose(int process) => _killed.GetValueOrDefault(process) + _stopped.GetValueOrDefault(process);

    internal void KillOne(Random random)
    {
        if (Choose(random) is { } process) Kill(process);
    }

    internal void KillAll()
    {
        foreach (WorkerInfo worker in pool.Workers.Where(MayBeHit)) Kill(worker.ProcessId);
    }

    /// <summary>Stops one for some time; then it goes on or is killed.</summary>
    internal void StopOne(Random random, ManualResetEventSlim over)
    {
        if (Choose(random) is not { } process) return;
        _stopped.AddOrUpdate(process, 1, static (_, n) => n + 1);
        Send(process, ProcessSignal.Stop);
        over.Wait(random.Next(1, 150));
        if (random.Next(2) == 0) Kill(process);
        else Send(process, ProcessSignal.Continue);
    }

    private int? Choose(Random random)
    {
        WorkerInfo[] workers = [.. pool.Workers.Where(MayBeHit)];
        return workers.Length == 0 ? null : workers[random.Next(workers.Length)].ProcessId;
    }

    private bool MayBeHit(WorkerInfo worker) => worker.ProcessId != 0 && (startingToo || worker.State != WorkerState.Starting);

    private void Kill(int process)
    {
        // Known as killed before it can be missed.
        _killed.AddOrUpdate(process, 1, static (_, n) => n + 1);
        Send(process, ProcessSignal.Kill);
    }

    // Never to a process that has got the number of one of ours.
    private static void Send(int process, int signal)
    {
        if (ProcessState.Of(process)?.ParentId == Environment.ProcessId) ProcessSignal.Send(process, signal);
    }
}
