using PoolGen.CompilerServices;
using PoolGen.Scheduling;
using PoolGen.Telemetry;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>What must hold, at every step and whenever nothing moves.</summary>
internal sealed partial class Simulation
{
    private const long Slack = 100 * SimulatedClock.Millisecond;
    private const long PickUp = 2_000 * SimulatedClock.Millisecond;

    /// <summary>A worker has come to an item and has not started it.</summary>
    internal void Reached(SimulatedItem item, SimulatedWorker worker)
    {
        Require(item.Starts == 0 || item.Worker is null or { DiedByChaos: true } || IsBehindLate(item), $"{item} comes to {worker} although nothing happened to {item.Worker}");
        Require(item.CommittedAt < 0, $"{item} comes to {worker} and has its result");
        item.Worker = worker;
        item.ReachedAt = item.StartedAt = Now;
    }

    /// <summary>An item starts.</summary>
    internal void Started(SimulatedItem item, SimulatedWorker worker, int attempt)
    {
        Log($"{worker} starts {item}, attempt {attempt}");
        SimulatedSubmission submission = item.Submission;
        Require(item.Outcome is null || submission.Abandoned, $"{item} starts after its end: {item.Outcome}");
        item.Starts++;
        Require(item.Starts <= attempt, $"{item} starts for the {item.Starts}. time and is told that it is the {attempt}.");
        Require(item.Starts <= (submission.Task.Idempotent ? submission.Task.MaxAttempts : 1), $"{item} starts {item.Starts} times");
        Require(worker.ItemsStarted <= (_plan.MaxTasksPerWorker ?? int.MaxValue), $"{worker} starts {worker.ItemsStarted} items");
        if (_plan.Workers == 1 && !HasLimits(submission))
        {
            Require(item.Index >= submission.LastStarted, $"{item} starts after {submission}[{submission.LastStarted}] at the only worker");
        }

        submission.LastStarted = Math.Max(submission.LastStarted, item.Index);
        item.StartedAt = Now;
    }

    /// <summary>A worker is asked to leave: only because nothing is left, or because it has had all its items.</summary>
    internal void Retired(SimulatedWorker worker)
    {
        Log($"{worker} is asked to leave");
        if (_scheduler.State != PoolState.Running) return;
        Require(worker.ItemsStarted == _plan.MaxTasksPerWorker, $"{worker} is recycled after {worker.ItemsStarted} items, not {_plan.MaxTasksPerWorker}");
    }

    /// <summary>An item fails for another reason than its own.</summary>
    internal void CheckFailure(SimulatedItem item, Exception failure)
    {
        switch (failure)
        {
            case WorkerLostException lost:
                Require(item.Worker is not null || item.Padding > 0, $"{item} is lost and was never started");
                Require(item.CommittedAt < 0, $"{item} is lost and has its result");
                Require(item.Worker is null or { DiedByChaos: true } || IsBehindLate(item), $"{item} is lost with {item.Worker}, which the scheduler itself ended");
                Require(lost.Attempts == (item.Submission.Task.Idempotent ? item.Submission.Task.MaxAttempts : 1), $"{item} is lost after {lost.Attempts} attempts");
                break;
            case TaskTimeoutException:
                Require(Limit(item.Submission) is not null, $"{item} has no time limit and is timed out");
                bool wasLate = item.CommittedAt < 0 || item.CommittedAt - item.ReachedAt >= Limit(item.Submission) - Slack || item.Worker is { WasStopped: true };
                Require(wasLate, $"{item} is timed out after {Milliseconds(item.CommittedAt - item.StartedAt)} ms");
                break;
            default:
                throw new SimulationFailure($"{item} fails with {failure}");
        }
    }

    // The one known case: the kill of a late item that ended in that very moment finds its neighbour in the chunk, which nobody can tell from a started one.
    private static bool IsBehindLate(SimulatedItem item) =>
        item.Submission.Items.Any(late => late.Index < item.Index && late.Outcome == nameof(TaskTimeoutException)
            && late.Worker == item.Worker && late.CommittedAt == item.ReachedAt);

    internal void CountReady(WorkerSlot slot)
    {
        if (slot.State == SlotState.Starting) _failedInARow = 0;
    }

    internal void CountDeath(WorkerSlot slot, SimulatedWorker worker)
    {
        if (slot.State == SlotState.Starting) _failedInARow++;
        Log($"the end of {worker} is noticed");
    }

    // Each item that was accepted is counted once, and as what it was told. What one that threw still has at workers when the pool is closed, nobody waits for.
    private void AuditCounts()
    {
        foreach (PoolTask task in _tasks)
        {
            SimulatedSubmission[] submissions = [.. _submissions.Where(s => ReferenceEquals(s.Task, task) && !s.Refused)];
            long items = submissions.Sum(static s => (long)s.Items.Count);
            long counted = Enum.GetValues<ItemOutcome>().Where(static outcome => outcome != ItemOutcome.Retried).Sum(outcome => CountOf(task, outcome));
            Require(counted == items || (counted < items && submissions.Any(static s => s.Threw)), $"{counted} items of {task.Name} are counted, and there were {items}: {string.Join(", ", Enum.GetValues<ItemOutcome>().Select(outcome => $"{outcome} {CountOf(task, outcome)}"))}");
            if (submissions.Any(static s => s.Abandoned || s.Threw)) continue;
            SimulatedItem[] ended = [.. submissions.SelectMany(static s => s.Items)];
            RequireCount(task, ItemOutcome.Ok, ended, "result");
            RequireCount(task, ItemOutcome.Error, ended, "failure", "unsendable");
            RequireCount(task, ItemOutcome.Cancelled, ended, "cancelled");
            RequireCount(task, ItemOutcome.TimedOut, ended, nameof(TaskTimeoutException));
            RequireCount(task, ItemOutcome.Lost, ended, nameof(WorkerLostException));
            RequireCount(task, ItemOutcome.Terminated, ended);
        }

        long exits = _scheduler.Exits.ToArray().Sum();
        Require(_scheduler.Starts == exits && exits == _allReaders.Count, $"{_allReaders.Count} workers started, and {_scheduler.Starts} starts and {exits} exits are counted");
    }

    private void RequireCount(PoolTask task, ItemOutcome outcome, SimulatedItem[] items, params string[] told)
    {
        int count = items.Count(item => told.Contains(item.Outcome));
        Require(CountOf(task, outcome) == count, $"{CountOf(task, outcome)} items of {task.Name} are counted as {outcome}, and {count} were told so");
    }

    private long CountOf(PoolTask task, ItemOutcome outcome)
    {
        int number = _scheduler.Tasks.Tasks.ToList().IndexOf(task);
        return number < 0 ? 0 : _scheduler.Tasks.Counts[number, outcome] + _scheduler.Slots.Sum(slot => slot.Counts[number, outcome]);
    }

    // After each call of the scheduler.
    private void Audit()
    {
        if (_scheduler.State != PoolState.Terminated)
        {
            Require((_scheduler.State == PoolState.Faulted) == (_failedInARow >= 5), $"{_scheduler.State} after {_failedInARow} failed starts in a row");
        }

        long open = _submissions.LongCount(static s => !s.Finished);
        Require(_scheduler.OpenSubmissions >= open, $"{_scheduler.OpenSubmissions} submissions are counted, and {open} have not ended");
        foreach (WorkerSlot slot in _scheduler.Slots)
        {
            Require(slot.Outstanding is >= 0 and < WorkerSlot.LeaseCapacity, $"worker {slot.Id} has {slot.Outstanding} frames");
            if (slot.Link is null) continue;
            SimulatedWorker worker = _readers[slot.Id]!.Worker;
            Require(slot.Limit == worker.ClaimLimit, $"{worker} may claim up to {worker.ClaimLimit}, and was sent {slot.Limit}");
            Require((int)(worker.Claimed - slot.Acked) is 0 or 1 || worker.Results.HasNews, $"{worker} has claimed {worker.Claimed} and ended {slot.Acked}");
        }
    }

    // When nothing can move before the clock does.
    private void AuditRest()
    {
        HashSet<SimulatedItem> sent = ItemsAtWorkers();
        bool idle = _scheduler.Slots.Any(slot => slot.State == SlotState.Ready && slot.Outstanding == 0 && IsWell(slot));
        foreach (SimulatedSubmission submission in _submissions)
        {
            if (submission.Abandoned) continue;
            Require(!idle || submission.IsSingle || submission.Finished || submission.Available == 0, $"{submission} has items, and a worker is idle");
            foreach (SimulatedItem item in submission.Items)
            {
                if (!item.Taken || item.Outcome is not null || sent.Contains(item)) continue;
                Require(!idle, $"{item} waits, and a worker is idle");
                Require(!submission.IsCancelled, $"{item} was cancelled, waits nowhere, and has not ended");
                Require(item.Starts == 0 || item.Worker is { DiedByChaos: true }, $"{item} was forgotten");
            }
        }

        foreach (WorkerSlot slot in _scheduler.Slots) AuditRest(slot, idle);
    }

    private void AuditRest(WorkerSlot slot, bool idle)
    {
        if (slot.State != SlotState.Ready) return;
        SimulatedWorker worker = _readers[slot.Id]!.Worker;
        Require(!idle || slot.Outstanding < 2, $"{slot.Outstanding - 1} frames wait at {worker}, and another is idle");
        if (slot.Outstanding > 0 && worker.Claimed == slot.Acked)
        {
            Require(Now - Math.Max(slot.LastEnd, slot[slot.Acked].SentAt) <= PickUp + Slack, $"{worker} does not pick up what it was sent");
        }

        if (worker.Current is not { } item || item.CommittedAt >= 0) return;
        long grace = _plan.Grace.Ticks;
        if (Limit(item.Submission) is { } limit) Require(Now - item.StartedAt <= limit + grace + Slack, $"{item} runs since {Milliseconds(Now - item.StartedAt)} ms");
        if (item.Submission.IsCancelled)
        {
            Require(Now - Math.Max(item.StartedAt, item.Submission.CancelledAt) <= grace + Slack, $"{item} was cancelled and runs on");
        }
    }

    private HashSet<SimulatedItem> ItemsAtWorkers()
    {
        var items = new HashSet<SimulatedItem>();
        foreach (WorkerSlot slot in _scheduler.Slots)
        {
            for (uint sequence = slot.Acked; sequence != slot.Limit; sequence++)
            {
                ref Lease lease = ref slot[sequence];
                var submission = (SimulatedSubmission)lease.Submission!;
                for (int i = lease.Done; i < lease.Count; i++)
                {
                    Require(items.Add(submission.Items[(int)lease.FirstIndex + i]), $"{submission}[{lease.FirstIndex + i}] is at two workers");
                }
            }
        }

        return items;
    }

    private bool IsWell(WorkerSlot slot) => _readers[slot.Id]!.Worker is { Stopped: false, KillRequested: false, Dead: false };

    private bool HasLimits(SimulatedSubmission submission) => Limit(submission) is not null;

    private long? Limit(SimulatedSubmission submission) =>
        submission.Task.TimeoutMilliseconds > 0 ? submission.Task.TimeoutMilliseconds * SimulatedClock.Millisecond : _plan.TaskTimeout?.Ticks;

    private static double Milliseconds(long ticks) => ticks / (double)SimulatedClock.Millisecond;
}
