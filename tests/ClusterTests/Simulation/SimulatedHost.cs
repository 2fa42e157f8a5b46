using System.Buffers.Binary;
using PoolGen.Extensibility;
using PoolGen.Orleans.Scheduling;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>One incarnation of a host: the sessions that ship, and around them slots that run items. Its clock shows another time than the caller's.</summary>
internal sealed class SimulatedHost(ClusterSimulation world, HostKey key, HostFacts facts, double slowness, long clock)
{
    private const long MostReplyBytes = 1 << 20;
    private static readonly OutcomeEnvelope Nothing = new();

    private readonly Dictionary<long, HostedSession> _sessions = [];
    private readonly HashSet<long> _closed = [];
    private readonly Queue<Action> _later = new();
    private int _busy;
    private HostedSession? _last;

    internal HostKey Key => key;

    internal HostFacts Facts => facts;

    internal bool IsDead { get; private set; }

    internal bool IsFrozen { get; private set; }

    internal bool IsDraining { get; private set; }

    /// <summary>Membership has declared it dead: it ends as soon as it hears of that.</summary>
    internal bool IsFenced { get; set; }

    /// <summary>Whether it hears nobody, or nobody hears it.</summary>
    internal bool IsDeaf { get; set; }

    internal bool IsMute { get; set; }

    internal bool IsOtherBuild { get; init; }

    internal long BornAt { get; } = world.Now;

    internal IReadOnlyCollection<HostedSession> Sessions => _sessions.Values;

    internal int Busy => _busy;

    private long Clock => world.Now + clock;

    internal HostedSession? SessionOf(long id) => _sessions.GetValueOrDefault(id);

    /// <summary>Does something now, or when it no longer stands still.</summary>
    internal void Do(Action action)
    {
        if (IsDead) return;
        if (IsFrozen) _later.Enqueue(action);
        else action();
    }

    internal void Freeze() => IsFrozen = !IsDead;

    internal void Thaw()
    {
        IsFrozen = false;
        if (IsFenced) Die();
        while (_later.TryDequeue(out Action? action)) Do(action);
    }

    internal void Die()
    {
        if (IsDead) return;
        world.Log($"{this} dies");
        IsDead = true;
        foreach (HostedSession session in _sessions.Values) Kill(session);
        world.Died(this);
    }

    internal void Drain()
    {
        IsDraining = true;
        foreach (HostedSession session in _sessions.Values.ToArray())
        {
            session.State.Drain();
            Answer(session);
        }

        LeaveIfEmpty();
    }

    internal HostFacts? Open(long session, long leaseTime, long callerLossGrace)
    {
        if (_closed.Contains(session)) return null;
        if (_sessions.ContainsKey(session)) return facts;
        var opened = new HostedSession(session, new HostSession(leaseTime, callerLossGrace, Clock), callerLossGrace, world.Now);
        if (IsDraining) opened.State.Drain();
        _sessions.Add(session, opened);
        LookForLapse(opened);
        return facts;
    }

    internal void Close(long session)
    {
        _closed.Add(session);
        if (_sessions.Remove(session, out HostedSession? closed)) Kill(closed);
        Pump();
    }

    /// <summary>An operation; false when the session is not known.</summary>
    internal bool Operate(long id, SessionOperation operation)
    {
        if (Known(id) is not { } session) return false;
        SessionWork work = session.State.Receive(operation, Clock);
        if (EndIfLapsed(session)) return false;
        foreach (WorkChunk chunk in work.Run)
        {
            var added = new HostedChunk(chunk, world.ItemOf);
            session.Chunks.Add(chunk.Id, added);
            session.Waiting.Enqueue(added);
        }

        foreach (long chunk in work.Cancel)
        {
            foreach (SimulatedRun run in session.Runs.Where(run => run.Chunk == chunk).ToArray()) world.After(world.Grace(run.Item), () => Do(() => End(run, SessionEventKind.Cancelled)));
        }

        Pump();
        Answer(session);
        return true;
    }

    /// <summary>A request; false when the session is not known.</summary>
    internal bool Take(long id, TakeRequest request, Action<TakeReply> answer)
    {
        if (Known(id) is not { } session) return false;
        session.State.Take(request, Clock);
        if (EndIfLapsed(session)) return false;
        session.Asked = (request, answer);
        world.After(request.Wait, () => Do(() => Answer(session, request)));
        Pump();
        Answer(session);
        return true;
    }

    public override string ToString() => $"{facts.Name} ({key})";

    private HostedSession? Known(long id)
    {
        if (!_sessions.TryGetValue(id, out HostedSession? session)) return null;
        session.Heard(world.Now);
        return session;
    }

    private void LookForLapse(HostedSession session) => world.At(session.State.NextLook - clock, () => Do(() =>
    {
        if (!_sessions.ContainsKey(session.Id)) return;
        if (session.State.HasLapsed(Clock)) Lapse(session);
        else LookForLapse(session);
    }));

    private bool EndIfLapsed(HostedSession session)
    {
        if (!session.State.HasLapsed(Clock)) return false;
        Lapse(session);
        return true;
    }

    private void Lapse(HostedSession session)
    {
        world.Log($"{this} ends session {session.Id}: its caller was silent");
        _sessions.Remove(session.Id);
        Kill(session);
        Pump();
    }

    private void Kill(HostedSession session)
    {
        foreach (SimulatedRun run in session.Runs)
        {
            run.IsOver = true;
            world.Stopped(session, run.Item);
            _busy--;
        }

        session.Runs.Clear();
    }

    // Sessions take turns, as the submissions of several callers do in a pool.
    private void Pump()
    {
        while (!IsDead && _busy < facts.Slots)
        {
            HostedSession? started = null;
            foreach (HostedSession session in _sessions.Values)
            {
                if (session != _last && TryStart(session)) started = session;
                if (started is not null) break;
            }

            if (started is null && (_last is null || !_sessions.ContainsKey(_last.Id) || !TryStart(_last))) return;
            _last = started ?? _last;
        }
    }

    private bool TryStart(HostedSession session)
    {
        for (int tries = session.Waiting.Count; tries > 0; tries--)
        {
            HostedChunk chunk = session.Waiting.Dequeue();
            if (session.State.Left(chunk.Chunk.Id) == 0) continue;
            bool mayRun = chunk.Chunk.ChunkSize != chunk.Chunk.Count || chunk.Chunk.Count == 1 || chunk.Running == 0;
            int count = mayRun ? session.State.Start(chunk.Chunk.Id, 1, Clock, out int first) : first = 0;
            session.Waiting.Enqueue(chunk);
            if (count == 0) continue;
            Start(session, chunk, first);
            return true;
        }

        return false;
    }

    private void Start(HostedSession session, HostedChunk chunk, int index)
    {
        SimulatedItem item = chunk.Items[index];
        var run = new SimulatedRun(session, chunk.Chunk.Id, index, item);
        session.Runs.Add(run);
        chunk.Running++;
        _busy++;
        world.Started(this, session, chunk.Chunk, item);
        long time = (long)(item.Duration * slowness);
        long limit = chunk.Chunk.Envelope.TimeLimit?.Ticks ?? long.MaxValue;
        if (item.KillsHost) world.After(Math.Min(time, TimeSpan.TicksPerMillisecond), () => Do(Die));
        else if (item.KillsWorker) world.After(time, () => Do(() => End(run, SessionEventKind.Lost)));
        else if (!item.Hangs && time < limit) world.After(time, () => Do(() => End(run, item.Throws ? SessionEventKind.Failed : SessionEventKind.Results)));
        else if (limit != long.MaxValue) world.After(limit, () => Do(() => End(run, SessionEventKind.Failed, new TaskTimeoutException())));
    }

    private void End(SimulatedRun run, SessionEventKind kind, Exception? failure = null)
    {
        if (run.IsOver) return;
        run.IsOver = true;
        run.Session.Runs.Remove(run);
        run.Session.Chunks[run.Chunk].Running--;
        _busy--;
        world.Stopped(run.Session, run.Item);
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, run.Item.Id);
        if (kind == SessionEventKind.Lost)
        {
            // It is to blame for its worker, and for nothing else.
            run.Item.SuspectOf = null;
            failure = new WorkerLostException("It died.") { HostName = facts.Name, Attempts = run.Session.Chunks[run.Chunk].Chunk.Envelope.Attempt };
        }

        world.Require(
            run.Session.State.End(new SessionEvent(0, kind, run.Chunk, run.Index, 1)
            {
                Bytes = failure is null ? bytes : default, Failure = failure, Envelope = Nothing,
                Seconds = run.Item.Duration * slowness / TimeSpan.TicksPerSecond,
            }),
            $"{run.Item} could not end at {this}");
        if (!run.Session.State.IsOpen(run.Chunk)) run.Session.Chunks.Remove(run.Chunk);
        Pump();
        Answer(run.Session);
        LeaveIfEmpty();
    }

    private void Answer(HostedSession session, TakeRequest? timedOut = null)
    {
        if (session.Asked is not var (request, answer) || (timedOut is null ? !session.State.HasNews : request != timedOut)) return;
        if (!_sessions.ContainsKey(session.Id)) return;
        session.Asked = null;
        answer(session.State.Reply(request, MostReplyBytes, Clock));
    }

    private void LeaveIfEmpty()
    {
        if (IsDraining && _sessions.Values.All(static session => session.State.Chunks == 0)) world.After(2 * TimeSpan.TicksPerSecond, () => Do(Die));
    }
}
