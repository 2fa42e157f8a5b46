using System.Diagnostics;
using PoolGen.Telemetry;
using PoolGen.Wire;

namespace PoolGen.Scheduling;

/// <summary>Tells what workers measured, and what the pool guesses where a worker can no longer say it.</summary>
/// <param name="recorder">Whom it tells.</param>
/// <param name="usesSystemClock">Whether the pool's clock is that by which workers measure.</param>
internal sealed class RunRecorder(PoolRecorder recorder, bool usesSystemClock)
{
    internal PoolRecorder Recorder => recorder;

    /// <summary>An item has ended that its worker has measured. A worker may say anything: what cannot be is left out.</summary>
    internal void Add(WorkerSlot slot, in Lease lease, in ItemSample sample, ItemOutcome outcome)
    {
        long now = Stopwatch.GetTimestamp();
        if (sample.StartedAt <= 0 || sample.StartedAt > now || sample.Duration < 0 || sample.Duration > now - sample.StartedAt) return;
        Tell(slot, in lease, sample.Index, sample.StartedAt, sample.Duration, outcome);
    }

    /// <summary>An item ends with its worker: it began when the worker said so, or when the item before it had ended.</summary>
    internal void AddLost(WorkerSlot slot, in Lease lease, ItemOutcome outcome)
    {
        if (!recorder.Measures) return;
        long now = Stopwatch.GetTimestamp();
        long started = Math.Max(slot.Link!.StartedAt, usesSystemClock ? slot.LastEnd : 0);
        if (started > 0 && started <= now) Tell(slot, in lease, lease.Done, started, now - started, outcome);
    }

    private void Tell(WorkerSlot slot, in Lease lease, int item, long started, long duration, ItemOutcome outcome)
    {
        long index = lease.Submission!.IsSingle ? -1 : lease.FirstIndex + item;
        recorder.Tell(new ItemRun(lease.Task, index, slot.Id, lease.AcceptedAt, started, duration, outcome));
    }
}
