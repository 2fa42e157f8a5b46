using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Orleans.Wire;

namespace PoolGen.Orleans.Hosts;

/// <summary>Lends this silo's workers to callers: an ordinary process pool behind sessions.</summary>
/// <remarks>Safe for any thread. A silo that lends no workers has one without a pool, which refuses every session.</remarks>
internal sealed partial class PoolHost : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan LeaseCheck = TimeSpan.FromMilliseconds(500);

    private readonly ILocalSiloDetails _silo;
    private readonly HostSettings _settings;
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<SessionId, CallerSession> _sessions = [];
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ProcessPool? _pool;
    private long[] _lastEnds = [];
    private ITimer? _leases;
    private int _offering;
    private volatile bool _draining;
    private volatile bool _left;

    public PoolHost(ILocalSiloDetails silo, HostSettings settings, ILoggerFactory loggers)
    {
        _silo = silo;
        _settings = settings;
        _logger = loggers.CreateLogger("PoolGen.Host");
        TimeProvider = settings.Options?.TimeProvider ?? TimeProvider.System;
    }

    internal TimeProvider TimeProvider { get; }

    /// <summary>The host's monotonic clock, in ticks of 100 ns.</summary>
    internal long Now => TimeProvider.GetElapsedTime(0).Ticks;

    internal bool IsDraining => _draining;

    internal bool HasLeft => _left;

    internal LongItems LongItems { get; private set; } = new(0);

    /// <summary>How many workers there are.</summary>
    internal int Slots => _lastEnds.Length;

    /// <summary>How many workers are busy now.</summary>
    internal int Busy => _pool?.Workers.Count(static worker => worker.State == WorkerState.Busy) ?? 0;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (_settings.Options is not { } options) return Task.CompletedTask;
        _settings.Check();
        _pool = new ProcessPool(options);
        _lastEnds = new long[_pool.WorkerCount];
        LongItems = new LongItems(_pool.WorkerCount);
        _leases = TimeProvider.CreateTimer(static host => ((PoolHost)host!).EndSilentSessions(), this, LeaseCheck, LeaseCheck);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Gives back what has not started, finishes what runs, and lets callers collect the rest: all of it before the silo stops.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (_pool is null) return;
        _draining = true;
        foreach (CallerSession session in _sessions.Values) session.Drain();

        MayBeDrained();
        try
        {
            await _drained.Task.WaitAsync(_settings.Options!.DrainTimeout, TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            LogNotDrained(_settings.Options!.DrainTimeout, _sessions.Count);
        }

        _left = true;
        foreach (CallerSession session in _sessions.Values) session.WakeNow();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        _leases?.Dispose();
        if (_pool is { } pool) await pool.DisposeAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        _leases?.Dispose();
        _pool?.Dispose();
    }

    internal OpenReply Open(OpenRequest request)
    {
        if (request.Version != Protocol.Version)
        {
            return Refuse($"The host '{_silo.Name}' speaks version {Protocol.Version} of sessions, and the caller version {request.Version}: use the same version of PoolGen.Orleans on both.");
        }

        if (_pool is not { } pool) return new OpenReply { Refusal = $"The silo '{_silo.Name}' lends no workers.", LendsNone = true };
        if (_draining || pool.State != PoolState.Running) return Refuse($"The host '{_silo.Name}' takes no work: it is {(_draining ? "leaving" : pool.State.ToString())}.");
        if (_sessions.TryAdd(request.Session, new CallerSession(this, request))) LogOpened(request.Caller);
        return new OpenReply
        {
            Name = _silo.Name,
            Machine = Environment.MachineName,
            Slots = pool.WorkerCount,
            Build = HostBuild.Name,
            ProcessId = Environment.ProcessId,
        };
    }

    internal CheckReply Check(CheckRequest request)
    {
        if (!_sessions.TryGetValue(request.Session, out CallerSession? session)) return new CheckReply { Answer = SessionAnswer.Unknown };
        string? difference = HostedTasks.TryResolve(request, _silo.Name, out PoolTask? task, out string build);
        if (task is not null) session.Define(request.Task, task);
        return new CheckReply { Difference = difference, Build = build };
    }

    internal SessionAnswer Operate(OperateRequest request) =>
        _sessions.TryGetValue(request.Session, out CallerSession? session) ? session.Operate(request) : SessionAnswer.Unknown;

    internal Task<TakeAnswer> TakeAsync(TakeCall call) => _sessions.TryGetValue(call.Session, out CallerSession? session)
        ? session.TakeAsync(call)
        : Task.FromResult(new TakeAnswer { Answer = SessionAnswer.Unknown });

    internal byte[]? Piece(PieceRequest request) => _sessions.TryGetValue(request.Session, out CallerSession? session) ? session.Piece(request) : null;

    internal bool Close(SessionId id)
    {
        if (!_sessions.TryRemove(id, out CallerSession? session)) return false;
        session.End();
        MayBeDrained();
        return true;
    }

    /// <summary>Gives a chunk to the pool.</summary>
    /// <returns>False when the pool takes none: nothing of it has started.</returns>
    internal bool TryRun(HostedChunk chunk)
    {
        if (_draining) return false;
        try
        {
            _pool!.Submit(chunk);

            // It may have been cancelled before the pool had it.
            chunk.EndIfDone();
            return true;
        }
        catch (Exception e) when (e is PoolNotRunningException or PoolFaultedException)
        {
            LogRefused(e);
            return false;
        }
    }

    /// <summary>Of the caller's and the host's time limits the shorter one.</summary>
    internal SubmissionEnvelope Limit(SubmissionEnvelope envelope) => _settings.Options!.TaskTimeout is { } own && envelope.TimeLimit is { } theirs && own < theirs
        ? envelope with { TimeLimit = own }
        : envelope;

    /// <summary>How long a worker has worked on what it ends now: since what it ended before, or since its chunk started.</summary>
    internal double SecondsOf(int worker, long startedAt)
    {
        if ((uint)worker >= (uint)_lastEnds.Length) return 0;
        long now = TimeProvider.GetTimestamp();
        long last = Interlocked.Exchange(ref _lastEnds[worker], now);
        return TimeProvider.GetElapsedTime(Math.Max(last, startedAt), now).TotalSeconds;
    }

    /// <summary>Offers the pool what waits, once for all that is asked meanwhile.</summary>
    internal void OfferAllSoon()
    {
        if (Interlocked.Exchange(ref _offering, 1) != 0) return;
        ThreadPool.UnsafeQueueUserWorkItem(
            static host =>
            {
                Volatile.Write(ref host._offering, 0);
                foreach (CallerSession session in host._sessions.Values) session.OfferAll();
            },
            this, preferLocal: false);
    }

    internal void MayBeDrained()
    {
        if (_draining && _sessions.Values.All(static session => session.IsDone)) _drained.TrySetResult();
    }

    private static OpenReply Refuse(string reason) => new() { Refusal = reason };

    private void EndSilentSessions()
    {
        foreach ((SessionId id, CallerSession session) in _sessions)
        {
            if (session.EndIfSilent() && _sessions.TryRemove(id, out _)) LogSilent(session.Caller);
        }

        MayBeDrained();
    }

    [LoggerMessage(1, LogLevel.Information, "Caller {Caller} has a session here.")]
    private partial void LogOpened(string caller);

    [LoggerMessage(2, LogLevel.Warning, "Caller {Caller} was silent for too long: its work here was cancelled.")]
    private partial void LogSilent(string caller);

    [LoggerMessage(3, LogLevel.Warning, "The host stops before all work has ended: DrainTimeout ({Limit}) is over. {Sessions} callers have sessions here; what runs ends in WorkerLostException.")]
    private partial void LogNotDrained(TimeSpan limit, int sessions);

    [LoggerMessage(4, LogLevel.Error, "The host's pool takes no work; its callers get it back.")]
    private partial void LogRefused(Exception reason);
}
