using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Orleans.Scheduling;
using PoolGen.Orleans.Wire;

namespace PoolGen.Orleans.Hosts;

/// <summary>One caller's work on this host: a <see cref="HostSession"/> with its lock, its clock, its tasks, and the pool behind it.</summary>
/// <remarks>Safe for any thread. The pool's lock comes before the one here: nothing of the pool is called under it.</remarks>
internal sealed partial class CallerSession
{
    private readonly Lock _gate = new();
    private readonly PoolHost _host;

    // All below: under the gate.
    private readonly HostSession _session;
    private readonly Dictionary<long, HostedChunk> _chunks = [];
    private readonly Dictionary<long, PartialPayload> _arriving = [];
    private readonly HashSet<long> _arrived = [];
    private readonly PoolFeed _feed;
    private readonly Dictionary<int, PoolTask> _tasks = [];
    private TaskCompletionSource? _waiting;
    private TakeRequest? _last;
    private byte[] _large = [];
    private long _largeNumber;
    private bool _couldStart = true;
    private bool _wakesSoon;
    private bool _isOver;

    internal CallerSession(PoolHost host, OpenRequest request)
    {
        _host = host;
        Caller = request.Caller;
        MaxPayloadBytes = request.MaxPayloadBytes;
        _feed = new PoolFeed(host.Slots);
        _session = new HostSession(request.LeaseTime.Ticks, request.CallerLossGrace.Ticks, host.Now);
    }

    /// <summary>What the caller is called.</summary>
    internal string Caller { get; }

    /// <summary>The largest result that the caller wants, in bytes.</summary>
    internal long MaxPayloadBytes { get; }

    internal LongItems LongItems => _host.LongItems;

    /// <summary>The host's clock, for measuring.</summary>
    internal long Timestamp => _host.TimeProvider.GetTimestamp();

    /// <summary>Whether nothing of it runs here, and its caller has heard everything.</summary>
    internal bool IsDone
    {
        get
        {
            lock (_gate) return _isOver || (_session.Chunks == 0 && _session.Unacknowledged == 0);
        }
    }

    internal void Define(int number, PoolTask task)
    {
        lock (_gate) _tasks[number] = task;
    }

    /// <summary>An operation has come, or a piece of one.</summary>
    internal SessionAnswer Operate(OperateRequest request)
    {
        SessionWork work;
        List<HostedChunk> changed = [];
        bool resumes;
        lock (_gate)
        {
            if (HasEnded()) return SessionAnswer.Unknown;
            ReadOnlyMemory<byte>? whole = Arrive(request);
            if (whole is not { } bytes) return SessionAnswer.Known;
            SessionOperation operation = OperationCodec.Decode(bytes, number => _tasks.GetValueOrDefault(number));
            work = _session.Receive(operation, _host.Now);
            foreach (WorkChunk chunk in work.Run) _feed.Add(_chunks[chunk.Id] = new HostedChunk(this, chunk));
            if (operation.Kind != OperationKind.Submit) changed.AddRange(_chunks.Values);
            resumes = Resumes();
            WakeIfNews();
        }

        FeedPool();
        foreach (HostedChunk chunk in changed)
        {
            if (work.Cancel.Contains(chunk.Id)) chunk.Cancel();
            else chunk.EndIfDone();
        }

        if (changed.Count > 0) FeedPool();
        if (resumes) OfferAll();
        return SessionAnswer.Known;
    }

    /// <summary>As of <see cref="HostSession.Waiting"/>.</summary>
    internal int Waiting(long chunk)
    {
        lock (_gate) return _session.Waiting(chunk, _host.Now);
    }

    /// <summary>As of <see cref="HostSession.Left"/>.</summary>
    internal int Left(long chunk)
    {
        lock (_gate) return _session.Left(chunk);
    }

    /// <summary>As of <see cref="HostSession.IsOpen"/>.</summary>
    internal bool IsOpen(long chunk)
    {
        lock (_gate) return !_isOver && _session.IsOpen(chunk);
    }

    /// <summary>As of <see cref="HostSession.Start"/>.</summary>
    internal int Start(long chunk, int most, out int first)
    {
        lock (_gate)
        {
            int count = _session.Start(chunk, most, _host.Now, out first);
            if (count == 0) _couldStart = _session.MayStart(_host.Now);
            else if (_waiting is not null && !_wakesSoon) WakeSoon();

            // The pool's lock is held here: what comes next is handed to it from elsewhere.
            if (count > 0 && _feed.Waits && _session.Left(chunk) == 0) ThreadPool.UnsafeQueueUserWorkItem(static session => session.FeedPool(), this, preferLocal: false);
            return count;
        }
    }

    internal void End(SessionEvent outcome)
    {
        lock (_gate)
        {
            _session.End(outcome);
            Wake();
        }
    }

    internal void Report(long chunk, int index, byte[] progress)
    {
        lock (_gate)
        {
            _session.Report(chunk, index, progress);
            Wake();
        }
    }

    internal void Ended(HostedChunk chunk)
    {
        lock (_gate) _chunks.Remove(chunk.Id);
        _host.MayBeDrained();
    }

    /// <summary>As of <see cref="PoolHost.Limit"/>.</summary>
    internal SubmissionEnvelope Limit(SubmissionEnvelope envelope) => _host.Limit(envelope);

    internal double SecondsOf(int worker, long startedAt) => _host.SecondsOf(worker, startedAt);

    /// <summary>All sessions' chunks are offered to the pool, from another thread.</summary>
    internal void OfferAllSoon() => _host.OfferAllSoon();

    /// <summary>What could not start may start now.</summary>
    internal void OfferAll()
    {
        HostedChunk[] chunks;
        lock (_gate) chunks = [.. _chunks.Values.Where(chunk => _session.Left(chunk.Id) > 0)];
        foreach (HostedChunk chunk in chunks) chunk.Offer();
    }

    /// <summary>The host takes no more work: what has not started goes back.</summary>
    internal void Drain()
    {
        HostedChunk[] chunks;
        lock (_gate)
        {
            _session.Drain();
            chunks = [.. _chunks.Values];
            Wake();
        }

        foreach (HostedChunk chunk in chunks) chunk.EndIfDone();
    }

    /// <summary>Ends the session if its caller was silent for too long.</summary>
    internal bool EndIfSilent()
    {
        lock (_gate)
        {
            // A caller in a debugger may stand still for any time: its last question is taken as asked again.
            if (_last is { } request && !_isOver) _session.Take(request, _host.Now);
            if (!_session.HasLapsed(_host.Now)) return false;
        }

        End();
        return true;
    }

    /// <summary>The session is over: nothing of it starts, what runs is told to end.</summary>
    internal void End()
    {
        HostedChunk[] chunks;
        lock (_gate)
        {
            if (_isOver) return;
            _isOver = true;
            _arriving.Clear();
            chunks = [.. _chunks.Values];
            Wake();
        }

        foreach (HostedChunk chunk in chunks) chunk.Cancel();
    }

    private void FeedPool()
    {
        while (true)
        {
            HostedChunk? next;
            lock (_gate) next = _isOver ? null : _feed.Next(_session);
            if (next is null) return;
            if (!_host.TryRun(next)) Drain();
        }
    }

    private bool HasEnded() => _isOver || _session.HasLapsed(_host.Now);

    // Whether items that were held back may start again.
    private bool Resumes()
    {
        bool before = _couldStart;
        _couldStart = _session.MayStart(_host.Now);
        return _couldStart && !before;
    }

    // The whole operation, or null while pieces of it are missing.
    private ReadOnlyMemory<byte>? Arrive(OperateRequest request)
    {
        if (request.Bytes.Length == request.Length) return request.Bytes;
        if (_arrived.Contains(request.Number)) return null;
        if (!_arriving.TryGetValue(request.Number, out PartialPayload? partial)) _arriving[request.Number] = partial = new PartialPayload(request.Length);
        if (!partial.Add(request.Offset, request.Bytes)) return null;
        _arriving.Remove(request.Number);
        _arrived.Add(request.Number);
        return partial.Bytes;
    }
}
