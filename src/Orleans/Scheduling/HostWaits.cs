using System.Globalization;
using System.Text;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;

namespace PoolGen.Orleans.Scheduling;

/// <summary>Owns since when a task has had no host, and ends the work that has waited for one for too long.</summary>
/// <remarks>Used under the pool's lock.</remarks>
internal sealed class HostWaits(ClusterSettings settings, Sessions sessions, ClusterWork work, ReturnedChunks returned, EndList ends)
{
    // The tasks of which something was accepted, and since when no host was there for them.
    private readonly Dictionary<PoolTask, long?> _tasks = new(ReferenceEqualityComparer.Instance);

    /// <summary>When it should be looked at next.</summary>
    internal long NextLook { get; private set; } = long.MaxValue;

    /// <summary>Something of a task was accepted.</summary>
    internal void Know(PoolTask task, long now)
    {
        if (_tasks.TryAdd(task, null)) NextLook = Math.Min(NextLook, now);
    }

    /// <summary>A host that was there is not there any more: for the tasks that it could run, the wait starts anew.</summary>
    internal void HostLeft(RemoteSession session, long now)
    {
        foreach (PoolTask task in _tasks.Keys.ToArray())
        {
            if (session.Slots > 0 && session.TaskOf(task).Runs != false && !sessions.MayRun(task)) _tasks[task] = now;
        }

        NextLook = Math.Min(NextLook, now);
    }

    /// <summary>Ends what has waited for too long.</summary>
    internal void Look(long now)
    {
        NextLook = long.MaxValue;
        foreach (PoolTask task in _tasks.Keys.ToArray())
        {
            if (sessions.MayRun(task))
            {
                _tasks[task] = null;
                continue;
            }

            long since = _tasks[task] ?? now;
            _tasks[task] = since;
            if (!IsAnywhere(task)) EndWaiting(task, since, now);
        }
    }

    // Of what a host still has, nobody knows how it ends: what waits beside it waits on.
    private bool IsAnywhere(PoolTask task) => sessions.All.Any(session => session.TaskOf(task).Open > 0);

    private void EndWaiting(PoolTask task, long since, long now)
    {
        bool isOver = now - since >= settings.HostWait;
        NextLook = Math.Min(NextLook, now + Math.Max(settings.HostWait / 20, 1));
        if (!isOver) return;
        foreach (IPoolSubmission call in work.RemoveCalls(task, now - settings.HostWait)) ends.Fail(call, 0, 1, NoHost(task));
        foreach (WaitingChunk chunk in returned.RemoveAll(chunk => ReferenceEquals(chunk.Submission.Task, task)))
        {
            for (int i = 0; i < chunk.Count; i++) ends.Fail(chunk.Submission, chunk.FirstIndex + i, 1, NoHost(task));
        }

        foreach ((IPoolSubmission submission, long addedAt) in work.Feeding.ToArray())
        {
            if (!ReferenceEquals(submission.Task, task) || now - addedAt < settings.HostWait || submission.Available == 0) continue;
            work.Remove(submission);
            ends.Abandon(submission, NoHost(task));
        }
    }

    private NoHostException NoHost(PoolTask task)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"No host could run the task '{task.Name}' for {TimeSpan.FromTicks(settings.HostWait).TotalSeconds:0.###} s.");
        foreach (RemoteSession session in sessions.All)
        {
            TaskAtHost there = session.TaskOf(task);
            if (there.Runs == false) text.Append(CultureInfo.InvariantCulture, $" Host '{session.Name}' (build {session.Build}) differs: {there.Difference}.");
            else if (session.State == SessionState.Draining) text.Append(CultureInfo.InvariantCulture, $" Host '{session.Name}' is leaving.");
        }

        if (sessions.Lost.Count > 0) text.Append(" There last: ").AppendJoin(", ", sessions.Lost).Append('.');
        else if (sessions.All.Count == 0) text.Append(" There was none at all.");
        return new NoHostException(text.ToString());
    }
}
