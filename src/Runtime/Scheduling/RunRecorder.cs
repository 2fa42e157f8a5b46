using System.Diagnostics;
using PoolGen.Extensibility;
using PoolGen.Telemetry;
using PoolGen.Wire;

namespace PoolGen.Scheduling;

/// <summary>Tells what workers measured, and what the pool guesses where a worker can no longer say it.</summary>
/// <param name="recorder">Whom it tells.</param>
/// <param name="clock">The pool's clock.</param>
internal sealed class RunRecorder(PoolRecorder recorder, TimeProvider clock)
{
    internal PoolRecorder Recorder => recorder;

    /// <summary>An item has ended that its worker has measured. A worker may say anything: what cannot be is left out.</summary>
    internal void Add(WorkerSlot slot, in Lease lease, in ItemSample sample, ItemOutcome outcome)
    {
        long now = Stopwatch.GetTimestamp();
        if (sample.StartedAt <= 0 || sample.StartedAt > now || sample.Duration < 0 || sample.Duration > now - sample.StartedAt) return;
        if (lease.Submission is TracedSubmission traced) traced.Measured(lease.FirstIndex + sample.Index, sample.StartedAt, sample.Duration);
        Tell(slot, in lease, sample.Index, sample.StartedAt, sample.Duration, outcome);
    }

    /// <summary>An item ends with its worker: it began when the worker said so, or when the item before it had ended.</summary>
    internal void AddLost(WorkerSlot slot, in Lease lease, ItemOutcome outcome)
    {
        long now = Stopwatch.GetTimestamp();
        if (lease.Submission is TracedSubmission traced) traced.Lost(lease.FirstIndex + lease.Done, slot.Link!.StartedAt, outcome);
        if (!recorder.Measures) return;
        long started = Math.Max(slot.Link!.StartedAt, ReferenceEquals(clock, TimeProvider.System) ? slot.LastEnd : 0);
        if (started > 0 && started <= now) Tell(slot, in lease, lease.Done, started, now - started, outcome);
    }

    /// <summary>An item has failed with an exception that its worker sent.</summary>
    internal void AddFailure(WorkerSlot slot, in Lease lease, int processId, ReadOnlySpan<byte> encoded)
    {
        if ((recorder.Wanted & PoolNews.Failures) == 0) return;
        recorder.Tell(new FailureNote(clock.GetUtcNow(), lease.Submission!.Task.Name, IndexOf(in lease, lease.Done), slot.Id, processId, encoded.ToArray(), null));
    }

    /// <summary>An item has failed with an exception of the pool's.</summary>
    internal void AddFailure(IPoolSubmission submission, long index, Exception failure)
    {
        if ((recorder.Wanted & PoolNews.Failures) == 0) return;
        recorder.Tell(new FailureNote(clock.GetUtcNow(), submission.Task.Name, submission.IsSingle ? -1 : index, -1, 0, null, failure));
    }

    /// <summary>A chunk has ended, of whose items so many were measured.</summary>
    internal void AddChunk(WorkerSlot slot, in Lease lease, int measured)
    {
        if ((recorder.Wanted & (lease.Count == 1 ? PoolNews.SingleItems : PoolNews.Chunks)) == 0 || measured == lease.Count) return;
        long now = Stopwatch.GetTimestamp();
        long started = Math.Max(slot.ChunkEnd, lease.AcceptedAt);
        slot.ChunkEnd = now;
        if (started > 0) recorder.Tell(new ChunkRun(lease.Task, lease.FirstIndex, lease.Count, slot.Id, started, now));
    }

    private static long IndexOf(in Lease lease, int item) => lease.Submission!.IsSingle ? -1 : lease.FirstIndex + item;

    private void Tell(WorkerSlot slot, in Lease lease, int item, long started, long duration, ItemOutcome outcome)
    {
        recorder.Tell(new ItemRun(lease.Task, IndexOf(in lease, item), slot.Id, lease.AcceptedAt, started, duration, outcome));
    }
}
