using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Workers;

namespace PoolGen.Scheduling;

/// <summary>Starts, deaths, time limits and ends of workers.</summary>
internal sealed partial class Scheduler
{
    private const int MostStartFailures = 5;
    private const int MostDeathsInTransfer = 8;

    private int _startFailures;

    /// <summary>When <see cref="Tick"/> should be called next, on the clock's timestamps.</summary>
    internal long NextDeadline
    {
        get
        {
            long next = long.MaxValue;
            foreach (WorkerSlot slot in _slots) next = Math.Min(next, Math.Min(slot.Deadline, slot.KillAt));
            return Math.Min(next, _itemDeadline);
        }
    }

    /// <summary>A worker takes tasks.</summary>
    internal void Ready(WorkerSlot slot)
    {
        if (slot.State != SlotState.Starting) return;
        slot.State = SlotState.Ready;
        slot.WasReady = true;
        slot.Deadline = long.MaxValue;
        _startFailures = 0;
        Fill(slot);
        RetireIfDone();
    }

    /// <summary>A worker is gone; its results are drained.</summary>
    /// <param name="slot">Its slot.</param>
    /// <param name="exit">How it ended.</param>
    /// <param name="startFailure">What its initializer threw, if it did.</param>
    internal void Died(WorkerSlot slot, WorkerExit exit, Exception? startFailure)
    {
        bool expected = slot.State == SlotState.Stopping;
        if (State is PoolState.Terminated or PoolState.Faulted) AbandonLeases(slot);
        else if (slot.Outstanding > 0) Recover(slot, exit);
        slot.Link = null;
        slot.KillAt = long.MaxValue;
        slot.Deadline = long.MaxValue;
        if (State is PoolState.Terminated or PoolState.Faulted)
        {
            slot.State = SlotState.Gone;
            if (AllGone) AbandonSubmissions();
            return;
        }

        if (State == PoolState.Closed && OpenSubmissions == 0)
        {
            slot.State = SlotState.Gone;
            return;
        }

        slot.State = SlotState.Empty;
        if (!slot.WasReady && !expected && ++_startFailures >= MostStartFailures)
        {
            GiveUpAs(startFailure ?? (slot.StartTimedOut ? StartTimedOut(slot) : StartFailure(slot, exit)));
            return;
        }

        // Its successor is started by the next tick: whoever waits for the item hears of the death first.
        slot.Deadline = slot.WasReady || expected ? _clock.GetTimestamp() : After(BackOff());
        FillAll();
    }

    private void AbandonLeases(WorkerSlot slot)
    {
        for (uint sequence = slot.Acked; sequence != slot.Limit; sequence++)
        {
            if (slot[sequence].Submission is { IsSingle: true } call) Abandon(call);
        }

        slot.Limit = slot.Acked;
    }

    /// <summary>The clock has come to <see cref="NextDeadline"/>.</summary>
    internal void Tick()
    {
        long now = _clock.GetTimestamp();
        _itemDeadline = long.MaxValue;
        foreach (WorkerSlot slot in _slots)
        {
            if (slot.Deadline <= now) DeadlinePassed(slot);
            if (slot.State == SlotState.Ready && slot.Outstanding > 0) CheckItem(slot, now);
            if (slot.KillAt <= now) KillLate(slot);
        }
    }

    /// <summary>Items of a frame that was stopped for another item's sake: they have not started, and run elsewhere.</summary>
    internal void RunElsewhere(List<WorkItem> items)
    {
        for (int i = items.Count - 1; i >= 0; i--) PutBack(items[i]);
        FillAll();
    }

    private void DeadlinePassed(WorkerSlot slot)
    {
        slot.Deadline = long.MaxValue;
        if (slot.State == SlotState.Empty)
        {
            StartWorker(slot);
            return;
        }

        slot.StartTimedOut = slot.State == SlotState.Starting;
        slot.Link?.Kill();
    }

    // Ends the one item that was running, and returns what had not started. Nothing else is touched, nothing runs twice.
    private void Recover(WorkerSlot slot, WorkerExit exit)
    {
        int processId = slot.Link!.ProcessId;
        uint first = slot.Acked;
        uint claimed = slot.Link.Claimed;

        // A worker that broke the rules pays with the item that it had claimed, whatever it says of its start. An item that nobody claimed moves on.
        bool broken = exit.Failure is PoolProtocolException && claimed != first;

        // If not even the half of the claim word is left that the parent alone writes, nothing that the worker wrote says what it had begun.
        if (slot.Link.Reclaim(slot.Limit) != slot.Limit)
        {
            broken = true;
            exit = exit with { Failure = exit.Failure ?? new PoolProtocolException($"The worker wrote over what it shares with its parent ({exit.Reason}).") };
        }

        bool started = broken || (claimed != first && (slot[first].Done > 0 || slot.Link.HasStarted(first) || IsDeadly(in slot[first])));
        for (uint sequence = slot.Limit; sequence != (started ? first + 1 : first);)
        {
            sequence--;
            Return(slot, sequence);
        }

        if (started) RecoverStarted(slot, ref slot[first], exit, processId);
        slot.Limit = slot.Acked;
    }

    // An item whose arguments no worker has ever received whole: each one that dies while they travel counts, and the last one is blamed on it.
    private static bool IsDeadly(in Lease lease) => lease.OutOfBand is { } large && ++large.Deaths >= MostDeathsInTransfer;

    private void RecoverStarted(WorkerSlot slot, ref Lease lease, WorkerExit exit, int processId)
    {
        IPoolSubmission submission = lease.Submission!;
        ReadOnlySpan<byte> payload = ItemsOf(slot, in lease);
        int fixedSize = submission.Task.ArgumentsSize;
        int victim = lease.Done;
        int behind = lease.Count - victim - 1;
        if (behind > 0)
        {
            byte[] rest = ChunkPayload.Slice(payload, lease.Count, victim + 1, behind, fixedSize);
            PutBack(new WorkItem(submission, lease.Sizer, lease.FirstIndex + victim + 1, behind, lease.Attempt, rest));
        }

        int attempt = lease.Attempt;
        long index = lease.FirstIndex + victim;
        if (lease.Verdict == LeaseVerdict.TimedOut && lease.VerdictIndex == victim)
        {
            End(submission, PendingEndKind.Fail, index, 1, TimedOut(submission));
        }
        else if (lease.Verdict == LeaseVerdict.Cancelled || submission.IsCancelled)
        {
            End(submission, PendingEndKind.Cancel, index, 1);
        }
        else if (submission.Task.Idempotent && attempt < (submission.Envelope.MaxAttempts ?? submission.Task.MaxAttempts) && exit.Failure is not PoolProtocolException)
        {
            byte[] again = ChunkPayload.Slice(payload, lease.Count, victim, 1, fixedSize);
            _returned.Add(new WorkItem(submission, lease.Sizer, index, 1, attempt + 1, again));
        }
        else
        {
            Exception failure = exit.Failure as PoolProtocolException
                ?? (Exception)WorkerLostException.Of(submission.Task.Name, slot.Id, processId, exit, attempt);
            End(submission, PendingEndKind.Fail, index, 1, failure);
        }

        lease.Submission = null;
        BufferedBytes.Remove(lease.OutOfBand);
        lease.OutOfBand = null;
    }

    internal static TaskTimeoutException TimedOut(IPoolSubmission submission) =>
        new($"The task '{submission.Task.Name}' ran longer than its time limit.");

    private void StartWorker(WorkerSlot slot)
    {
        // The failure of the slot before it may have been the last one that the pool bears.
        if (slot.State == SlotState.Gone) return;
        slot.Renew();
        slot.State = SlotState.Starting;
        slot.Deadline = After(_settings.WorkerStartTimeout);
        try
        {
            slot.Link = _starter.Start(slot.Id);
        }
        catch (IOException e)
        {
            slot.State = SlotState.Empty;
            _startFailures++;
            slot.Deadline = After(BackOff());
            if (_startFailures >= MostStartFailures) GiveUpAs(e);
        }
    }

    private void Retire(WorkerSlot slot)
    {
        slot.State = SlotState.Stopping;
        slot.Deadline = After(_settings.ShutdownTimeout);
        slot.Link!.Retire();
    }

    private void GiveUpAs(Exception reason)
    {
        State = PoolState.Faulted;
        Fault = reason;
        GiveUp(() => new PoolFaultedException(FaultMessage(reason), reason));
    }

    internal static string FaultMessage(Exception reason) =>
        $"The pool gave up after its workers failed to become ready {MostStartFailures} times in a row: {reason.Message}";

    private PoolException StartTimedOut(WorkerSlot slot) => new(
        $"worker {slot.Id} was not ready within {_settings.WorkerStartTimeout} ({nameof(ProcessPoolOptions.WorkerStartTimeout)}); its initializer may hang.");

    private PoolException StartFailure(WorkerSlot slot, WorkerExit exit)
    {
        // A worker that was connected and then died without a word was in its initializer.
        if (_settings.Initializer?.Task.Name is { } initializer && exit.Failure is null)
            return WorkerLostException.Of(initializer, slot.Id, exit.ProcessId, exit, _startFailures);
        string ending = exit.Signal ?? (exit.ExitCode is { } code ? $"exit code {code}" : exit.Reason);
        string text = exit.Failure is { } failure ? $"{failure.Message} ({ending})" : $"worker {slot.Id} ended before it was ready: {exit.Reason} ({ending})";
        if (exit.StandardError.Length > 0) text += $"{Environment.NewLine}Its last output:{Environment.NewLine}{exit.StandardError}";
        return new PoolException(text, exit.Failure);
    }

    private TimeSpan BackOff()
    {
        double seconds = Math.Min(5, 0.1 * Math.Pow(2, Math.Max(0, _startFailures - 1)));
        return TimeSpan.FromSeconds(seconds * (0.75 + (0.5 * _random.NextDouble())));
    }

    private long After(TimeSpan time) => _clock.GetTimestamp() + Ticks(time);

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _clock.TimestampFrequency);
}
