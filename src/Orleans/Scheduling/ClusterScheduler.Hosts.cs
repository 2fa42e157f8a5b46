using PoolGen.CompilerServices;

namespace PoolGen.Orleans.Scheduling;

/// <summary>What comes from hosts and of them.</summary>
internal sealed partial class ClusterScheduler
{
    private const long OpenAgain = TimeSpan.TicksPerSecond;

    private long _nextDeadline = long.MaxValue;

    /// <summary>When <see cref="Tick"/> should be called next.</summary>
    internal long NextDeadline => Math.Min(_nextDeadline, Math.Min(_dispatcher.NextFill, _waits.NextLook));

    /// <summary>A host is in the directory. It may be told again and again.</summary>
    internal void HostSeen(HostKey host, string name, long now)
    {
        if (_accepted.State == PoolState.Running || _accepted is { State: PoolState.Closed, Count: > 0 }) OpenIfNew(host, name, now);
        LookAt(now + _watch.Often);
    }

    /// <summary>A host has opened a session.</summary>
    internal void Opened(long session, HostFacts facts, long now)
    {
        if (Find(session, now) is not { State: SessionState.Opening } opened) return;
        opened.Opened(facts);
        foreach (RemoteSession other in _sessions.All.Where(other => other.Host.Address == opened.Host.Address && other.Host.Generation < opened.Host.Generation).ToArray())
        {
            End(other, isDead: true, "it was started again", now);
        }

        _commands.Take(opened);
        if (_returned.Any) _dispatcher.FillAll(now);
        else _dispatcher.Fill(opened, now);
        Settle(opened, now);
    }

    /// <summary>A host has not opened a session.</summary>
    internal void OpenFailed(long session, long now)
    {
        if (!_sessions.TryGet(session, out RemoteSession? failed) || failed.State != SessionState.Opening) return;
        _sessions.Remove(failed, null);
        _openAgainAt[failed.Host] = now + OpenAgain;
        LeaveIfDone();
    }

    /// <summary>A host says whether it can run a task.</summary>
    /// <param name="session">Of which session.</param>
    /// <param name="task">The task.</param>
    /// <param name="difference">What its build says differently, or null where it runs the task.</param>
    /// <param name="now">When.</param>
    internal void TaskChecked(long session, PoolTask task, string? difference, long now)
    {
        if (Find(session, now) is not { } known) return;
        TaskAtHost there = known.TaskOf(task);
        there.Runs = difference is null;
        there.Difference = difference ?? string.Empty;
        _dispatcher.Fill(known, now);
        Settle(known, now);
    }

    /// <summary>A host has answered an operation.</summary>
    internal void Received(long session, long number, long now)
    {
        if (Find(session, now) is not { } known) return;
        if (!known.TryAnswer(number, now)) Counts.Doubled++;
        _dispatcher.Fill(known, now);
        Settle(known, now);
    }

    /// <summary>A host has answered what is new.</summary>
    internal void Taken(long session, TakeReply reply, long now)
    {
        if (Find(session, now) is not { } known) return;
        if (!_reader.TryRead(known, reply))
        {
            _commands.Close(known);
            End(known, isDead: false, "it said what cannot be", now);
            _dispatcher.FillAll(now);
            LookAt(now + _watch.Often);
            return;
        }

        if (reply.IsDraining) known.State = SessionState.Draining;
        bool isNew = known.TryAnswerAsked(reply.Number);
        if (!isNew) Counts.Doubled++;
        if (_returned.Any || _settings.MaxBufferedBytes < long.MaxValue / 2 || _settings.MaxQueuedTasks is not null) _dispatcher.FillAll(now);
        else _dispatcher.Fill(known, now);
        if (isNew) known.AskAt = _pace.Next(known, now);
        Settle(known, now);
    }

    /// <summary>A host does not know a session any more: what it had of it was killed.</summary>
    internal void SessionLost(long session, long now)
    {
        if (Find(session, now) is not { } known) return;
        End(known, isDead: false, "it had not heard of this caller for too long", now);
        _dispatcher.FillAll(now);
        LookAt(now + _watch.Often);
    }

    /// <summary>It is known for sure that a host is gone.</summary>
    internal void HostGone(HostKey host, string why, long now)
    {
        if (_sessions.Of(host) is not { } known) return;
        _commands.Close(known);
        End(known, isDead: true, why, now);
        _dispatcher.FillAll(now);
        LookAt(now + _watch.Often);
    }

    /// <summary>The clock has come to <see cref="NextDeadline"/>.</summary>
    internal void Tick(long now)
    {
        _nextDeadline = _dispatcher.NextFill = long.MaxValue;
        foreach (RemoteSession silent in _watch.Look(now))
        {
            _commands.Close(silent);
            if (silent.State == SessionState.Opening)
            {
                OpenFailed(silent.Id, now);
                continue;
            }

            End(silent, isDead: true, $"it was silent for {TimeSpan.FromTicks(_settings.HostLossGrace).TotalSeconds:0.###} s", now);
        }

        _waits.Look(now);
        if (_returned.Any) _dispatcher.FillAll(now);
        for (int i = 0; i < _sessions.All.Count; i++)
        {
            RemoteSession session = _sessions.All[i];
            if (session.IsToBeFilled) _dispatcher.Fill(session, now);
            Ask(session, now);
        }

        if (_sessions.All.Count > 0 || _accepted.Count > 0) LookAt(now + _watch.Often);
    }

    private void OpenIfNew(HostKey host, string name, long now)
    {
        if (_sessions.Of(host) is not null || (_openAgainAt.TryGetValue(host, out long at) && now < at)) return;
        _openAgainAt.Remove(host);
        _commands.Open(_sessions.Add(host, name, now));
    }

    // Something came of a session: it is alive. What comes of one that is over is dropped.
    private RemoteSession? Find(long id, long now)
    {
        Counts.Messages++;
        if (!_sessions.TryGet(id, out RemoteSession? session))
        {
            Counts.Void++;
            return null;
        }

        HostWatch.Heard(session, now);
        return session;
    }

    private void End(RemoteSession session, bool isDead, string why, long now)
    {
        _sessions.Remove(session, why);
        _waits.HostLeft(session, now);
        Counts.HostsLost++;
        _lost.Recover(session, isDead, why);
        LeaveIfDone();
    }

    // What a session needs after each event of it.
    private void Settle(RemoteSession session, long now)
    {
        if (session.State == SessionState.Ended) return;
        if (session.State == SessionState.Draining && session.Chunks.Count == 0)
        {
            _commands.Close(session);
            _sessions.Remove(session, "it has left");
            _waits.HostLeft(session, now);
            _openAgainAt[session.Host] = now + OpenAgain;
            return;
        }

        Ask(session, now);
        if (_dispatcher.IsDry) _takeBack.Consider(session, now);
    }

    private void Ask(RemoteSession session, long now)
    {
        if (session.State is SessionState.Opening or SessionState.Ended || session.Asked is not null) return;
        if (session.AskAt <= now) _commands.Take(session);
        else LookAt(session.AskAt);
    }

    private void LookAt(long time) => _nextDeadline = Math.Min(_nextDeadline, time);
}
