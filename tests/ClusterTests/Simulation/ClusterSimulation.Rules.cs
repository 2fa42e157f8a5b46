using System.Runtime.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Orleans;
using PoolGen.Orleans.Scheduling;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>What must hold, whatever happens.</summary>
internal sealed partial class ClusterSimulation
{
    // It would look at each host with each message.
    private const int MostAudited = 50;

    private SimulationFailure? _broken;

    // The one of a lost host's items that runs again.
    private readonly Dictionary<object, (SimulatedItem Item, HostedSession At)> _suspects = [];

    internal void Require(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] ref RuleText otherwise)
    {
        if (!holds) Require(false, otherwise.Text());
    }

    internal void Require(bool holds, string otherwise)
    {
        if (holds) return;

        // Whoever gives an end catches what the submission throws.
        _broken ??= new SimulationFailure(otherwise);
        throw _broken;
    }

    /// <summary>An item starts at a host.</summary>
    internal void Started(SimulatedHost host, HostedSession session, WorkChunk chunk, SimulatedItem item)
    {
        Log($"{item} starts at {host}, attempt {chunk.Envelope.Attempt}");
        Starts++;
        Require(!session.IsGivenUp, $"{item} started in session {session.Id}, which its caller had given up");
        Require(!session.HasLapsed(Now), $"{item} started in session {session.Id}, whose caller had been silent for too long");
        Require(!host.IsOtherBuild, $"{item} started at a host of another build");
        Require(item.Submission.CancelledAt == long.MaxValue || item.HandedAt <= item.Submission.CancelledAt, $"{item} was handed out after it was cancelled");
        item.Starts++;
        int most = item.Submission.Task.Idempotent ? item.Submission.Task.MaxAttempts : 1;
        Require(item.Starts <= most, $"{item} was started {item.Starts} times and may be {most} times");
        Require(chunk.Envelope.Attempt >= item.Starts && chunk.Envelope.Attempt <= most, $"{item} was started {item.Starts} times, and its attempt is {chunk.Envelope.Attempt}");
        Require(chunk.Envelope.MaxAttempts == chunk.Envelope.Attempt, $"{item} might be started again by its host");
        if (item.SuspectOf is not { } lost) return;
        Require(!_suspects.TryGetValue(lost, out (SimulatedItem Item, HostedSession At) other) || _over.Contains(other.At.Id), $"{item} started while {other.Item} ran, and both were at one host when it was lost");
        _suspects[lost] = (item, session);
    }

    /// <summary>An item does not run at a host any more.</summary>
    internal void Stopped(HostedSession session, SimulatedItem item)
    {
        if (item.SuspectOf is { } lost && _suspects.TryGetValue(lost, out (SimulatedItem Item, HostedSession At) run) && run == (item, session)) _suspects.Remove(lost);
    }

    internal void CheckFailure(SimulatedItem item, Exception failure)
    {
        switch (failure)
        {
            case WorkerLostException lost:
                int most = item.Submission.Task.Idempotent ? item.Submission.Task.MaxAttempts : 1;
                Require(lost.Attempts == most, $"{item} was given up after {lost.Attempts} of {most} attempts");
                Require(lost is { HostName: not null, MayHaveExecuted: true }, $"{item} was lost, and nobody says where");
                Require(item.KillsWorker || _hostsLost > 0, $"{item} was lost without a reason");
                break;
            case NoHostException:
                CheckNoHost(item.Submission);
                break;
            default:
                Require(failure is TaskTimeoutException or PoolTerminatedException, $"{item} failed with {failure}");
                break;
        }
    }

    /// <summary>Work ends because no host could run it.</summary>
    internal void CheckNoHost(SimulatedSubmission submission)
    {
        Require(Now - submission.SubmittedAt >= _plan.HostWait, $"{submission} did not wait for a host");
        if (_plan.Losses + _plan.Delays > 0) return;
        SimulatedHost? there = _hosts.Find(host => host is { IsDead: false, IsFrozen: false, IsDraining: false, IsOtherBuild: false } && !_disturbed.Contains(host)
            && Now - host.BornAt > _plan.HostWait + (2 * TimeSpan.TicksPerSecond));
        Require(there is null || _callerDisturbed, $"{submission} had no host, and {there} was there");
    }

    // Under the caller's lock.
    private void Audit()
    {
        if (_hosts.Count > MostAudited) return;
        foreach (RemoteSession session in _scheduler.Hosts)
        {
            Require(session.Open >= session.Running && session.Running >= 0, $"{session} has {session.Open} items and {session.Running} run");
            Require(session.Chunks.Values.Sum(static chunk => chunk.Open) == session.Open, $"{session} counts its items wrongly");
            Require(session.Chunks.Values.Count(static chunk => chunk.Items.Group is not null) <= 1, $"{session} has several suspects");
        }
    }

    // When a host gets more.
    private void CheckWindow(RemoteSession session, SessionOperation operation)
    {
        double trip = session.RoundTrip;
        TaskAtHost[] open = [.. session.Tasks.Where(static task => task.Open > 0)];
        if (operation.Chunks.Any(static chunk => !chunk.Task.Idempotent))
        {
            double most = 2 * session.Slots;
            foreach (TaskAtHost task in open.Where(static task => !task.Task.Idempotent && task.Times.SecondsPerItem > 0))
            {
                most = Math.Max(most, (session.Slots * trip / task.Times.SecondsPerItem) + 1);
            }

            Require(session.OnceOpen - session.OnceRunning <= most, $"{session} has {session.OnceOpen} items that must not run twice, {session.OnceRunning} run");
        }

        if (open is not [{ Times.SecondsPerItem: > 0 and var seconds }]) return;
        double window = Math.Max(2 * session.Slots, (session.Slots * (Math.Clamp(4 * trip, 0.020, 2) + seconds) / seconds) + 1);
        Require(session.Open <= window, $"{session} has {session.Open} items of {seconds} s");
    }

    // All that was submitted has its end.
    private void CheckEnds()
    {
        foreach (SimulatedSubmission submission in _submissions)
        {
            Require(submission.Finished, $"{submission} has no end");
            if (submission.Abandoned || submission.Refused) continue;
            foreach (SimulatedItem item in submission.Items) Require(item.Outcome is not null, $"{item} has no end");
        }

        Require(_scheduler.Buffered == 0 && _scheduler.Queued == 0, $"{_scheduler.Buffered} bytes and {_scheduler.Queued} items are still kept");
        Require(_scheduler.IsGone, "the pool has not ended");
        foreach (SimulatedHost host in _hosts.Where(static host => !host.IsDead)) Require(host is { Sessions.Count: 0, Busy: 0 }, $"{host} keeps what its caller has given up");
    }
}
