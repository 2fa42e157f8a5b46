using PoolGen.Settings;
using PoolGen.Telemetry;
using PoolGen.Workers;

namespace PoolGen.Scheduling;

/// <summary>
/// Owns the states of the slots: gives them workers, notes which are ready, lets them leave, and replaces those that died. An item that is late
/// or not picked up moves a worker to <see cref="SlotState.Stopping"/> as well (<see cref="TimeLimits"/>).
/// </summary>
/// <remarks>Used under the pool's lock. Members that return an exception leave it to the caller to give the pool up with it.</remarks>
/// <param name="settings">The limits.</param>
/// <param name="starter">Where workers come from.</param>
/// <param name="clock">The pool's clock.</param>
/// <param name="slots">The slots.</param>
/// <param name="accepted">Says whether workers are still needed.</param>
/// <param name="returned">Where work goes that has not started.</param>
/// <param name="recorder">Hears of workers.</param>
internal sealed class Supervision(
    PoolSettings settings, IWorkerStarter starter, TimeProvider clock, WorkerSlot[] slots, AcceptedSubmissions accepted, ReturnedWork returned,
    PoolRecorder recorder)
{
    private static readonly TimeSpan MemoryInterval = TimeSpan.FromMilliseconds(20);

    private readonly StartFailures _failures = new(settings);
    private readonly long[] _exits = new long[(int)ExitCause.Stopped + 1];

    /// <summary>When a slot needs to be looked at next.</summary>
    internal long NextDeadline
    {
        get
        {
            long next = long.MaxValue;
            foreach (WorkerSlot slot in slots) next = Math.Min(next, Math.Min(slot.Deadline, slot.KillAt));
            return next;
        }
    }

    /// <summary>Whether no worker is left, and none will come.</summary>
    internal bool AllGone => Array.TrueForAll(slots, static slot => slot.State == SlotState.Gone);

    /// <summary>How many workers were started.</summary>
    internal long Starts { get; private set; }

    /// <summary>How many have ended, by their reasons.</summary>
    internal ReadOnlySpan<long> Exits => _exits;

    /// <summary>Gives a slot a worker.</summary>
    internal Exception? Start(WorkerSlot slot)
    {
        // The failure of the slot before it may have been the last one that the pool bears.
        if (slot.State == SlotState.Gone) return null;
        slot.Renew();
        slot.State = SlotState.Starting;
        slot.Deadline = clock.After(settings.WorkerStartTimeout);
        try
        {
            slot.Link = starter.Start(slot.Id);
            slot.Times.Enter(SlotPhase.Starting, clock.GetTimestamp());
            slot.Starts++;
            Starts++;
            recorder.Tell(Event(WorkerEventKind.Started, slot));
            return null;
        }
        catch (IOException e)
        {
            slot.State = SlotState.Empty;
            _failures.Add();
            recorder.Tell(Event(WorkerEventKind.StartFailed, slot) with { Failure = e });
            slot.Deadline = clock.After(_failures.BackOff());
            return _failures.AreTooMany ? e : null;
        }
    }

    /// <summary>A worker says that it is ready; false when nobody waits for that any more.</summary>
    internal bool TryBecomeReady(WorkerSlot slot)
    {
        if (slot.State != SlotState.Starting) return false;
        slot.State = SlotState.Ready;
        slot.WasReady = true;
        slot.Times.Enter(SlotPhase.Waiting, clock.GetTimestamp());
        recorder.Tell(Event(WorkerEventKind.Ready, slot) with { StartTime = clock.GetElapsedTime(0, slot.Times.StartTime) });
        slot.Deadline = long.MaxValue;
        _failures.Clear();
        return true;
    }

    /// <summary>A worker is gone, and so are its leases.</summary>
    /// <param name="slot">Its slot.</param>
    /// <param name="exit">How it ended.</param>
    /// <param name="startFailure">What its initializer threw, if it did.</param>
    /// <param name="task">The task that it ran then.</param>
    internal Exception? Died(WorkerSlot slot, WorkerExit exit, Exception? startFailure, string? task)
    {
        bool expected = slot.State == SlotState.Stopping;
        CountExit(slot, exit, task);
        Exception? notReady = slot.WasReady || expected ? null : NotReady(slot, exit, startFailure);
        slot.Times.Enter(SlotPhase.None, clock.GetTimestamp());
        slot.Link = null;
        slot.KillAt = long.MaxValue;
        slot.Deadline = long.MaxValue;
        if (accepted.HasGivenUp || IsDone)
        {
            slot.State = SlotState.Gone;
            return null;
        }

        slot.State = SlotState.Empty;
        if (notReady is not null && _failures.AreTooMany) return notReady;

        // Its successor is started by the next tick: whoever waits for the item hears of the death first.
        slot.Deadline = slot.WasReady || expected ? clock.GetTimestamp() : clock.After(_failures.BackOff());
        return null;
    }

    /// <summary>A slot's <see cref="WorkerSlot.Deadline"/> has passed.</summary>
    internal Exception? DeadlinePassed(WorkerSlot slot)
    {
        slot.Deadline = long.MaxValue;
        if (slot.State == SlotState.Empty) return Start(slot);
        slot.StartTimedOut = slot.State == SlotState.Starting;
        slot.EndFor(ExitCause.Killed);
        slot.Link?.Kill();
        return null;
    }

    /// <summary>Lets a worker leave.</summary>
    internal void Retire(WorkerSlot slot, ExitCause cause)
    {
        slot.EndFor(cause);
        slot.State = SlotState.Stopping;
        slot.Times.Enter(SlotPhase.None, clock.GetTimestamp());
        slot.Deadline = clock.After(settings.ShutdownTimeout);
        slot.Link!.Retire();
    }

    /// <summary>A closed pool lets its workers go once nothing is left for them.</summary>
    internal void RetireIfDone()
    {
        if (!IsDone) return;
        foreach (WorkerSlot slot in slots)
        {
            switch (slot.State)
            {
                case SlotState.Ready:
                    Retire(slot, ExitCause.Stopped);
                    break;
                case SlotState.Starting:
                    slot.State = SlotState.Stopping;
                    slot.EndFor(ExitCause.Stopped);
                    slot.Link!.Kill();
                    break;
                case SlotState.Empty:
                    slot.State = SlotState.Gone;
                    break;
            }
        }
    }

    /// <summary>Ends all workers, and starts no others.</summary>
    internal void KillAll()
    {
        foreach (WorkerSlot slot in slots)
        {
            if (slot.State is SlotState.Starting or SlotState.Ready or SlotState.Stopping)
            {
                slot.State = SlotState.Stopping;
                slot.EndFor(ExitCause.Killed);
                slot.Deadline = slot.KillAt = long.MaxValue;
                slot.Link!.Kill();
            }
            else
            {
                slot.State = SlotState.Gone;
            }
        }
    }

    /// <summary>
    /// Whether a worker has just been found to have more memory than it may have: what it has not started came back.
    /// Looked at between items, and not more often than a system call is worth.
    /// </summary>
    internal bool BecameTooLarge(WorkerSlot slot)
    {
        if (settings.MaxWorkerMemoryBytes is not { } most || slot.IsTooLarge) return false;
        long now = clock.GetTimestamp();
        if (clock.GetElapsedTime(slot.MemoryCheckedAt, now) < MemoryInterval) return false;
        slot.MemoryCheckedAt = now;
        if (slot.Link!.MemoryBytes <= most) return false;
        slot.IsTooLarge = true;
        returned.Reclaim(slot, slot.Acked);
        return true;
    }

    private Exception NotReady(WorkerSlot slot, WorkerExit exit, Exception? startFailure)
    {
        _failures.Add();
        Exception reason = startFailure ?? _failures.Reason(slot, exit);
        recorder.Tell(Event(WorkerEventKind.StartFailed, slot) with { ProcessId = exit.ProcessId, Failure = reason });
        return reason;
    }

    private void CountExit(WorkerSlot slot, WorkerExit exit, string? task)
    {
        _exits[(int)slot.Cause]++;
        string ending = exit.Signal ?? (exit.ExitCode is { } code ? $"exit code {code}" : "no exit code");
        slot.LastExit = slot.Cause == ExitCause.Died ? $"died: {exit.Reason} ({ending})" : slot.Cause.ToString().ToLowerInvariant();
        recorder.Tell(Event(WorkerEventKind.Ended, slot) with
        {
            ProcessId = exit.ProcessId,
            Cause = slot.Cause,
            Reason = $"{exit.Reason} ({ending})",
            StandardError = exit.StandardError,
            WasReady = slot.WasReady,
            Items = slot.ItemsDone,
            Task = task,
            KilledFor = slot.KilledFor,
            Failure = exit.Failure,
        });
    }

    private static WorkerEvent Event(WorkerEventKind kind, WorkerSlot slot) =>
        new(kind, PoolRecorder.Now) { WorkerId = slot.Id, ProcessId = slot.Link?.ProcessId ?? 0 };

    private bool IsDone => accepted.State == PoolState.Closed && accepted.Count == 0;
}
