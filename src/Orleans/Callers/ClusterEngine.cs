using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Runtime;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Orleans.Scheduling;

namespace PoolGen.Orleans.Callers;

/// <summary>A cluster pool without its public face: the scheduler behind one lock, with real hosts, a real clock, and those who wait.</summary>
/// <remarks>Safe for any thread.</remarks>
internal sealed partial class ClusterEngine : ISubmissionHost
{
    private readonly Lock _gate = new();
    private readonly ClusterScheduler _scheduler;
    private readonly ClusterPoolOptions _options;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private readonly long _started;
    private readonly Guid _caller = Guid.NewGuid();
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // All below: under the gate.
    private readonly Dictionary<long, HostLink> _links = [];
    private readonly Dictionary<PoolTask, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<IPoolSubmission> _endedInside = [];
    private long _armedAt = long.MaxValue;

    // Whether some thread gives outcomes now.
    private bool _isGiving;

    internal ClusterEngine(IGrainFactory grains, ClusterPoolOptions options)
    {
        Grains = grains;
        _options = options;
        _logger = options.LoggerFactory?.CreateLogger("PoolGen.Pool") ?? NullLogger.Instance;
        TimeProvider = options.TimeProvider;
        _started = TimeProvider.GetTimestamp();
        CallerName = string.Create(CultureInfo.InvariantCulture, $"{options.Name} on {Environment.MachineName} (process {Environment.ProcessId})");
        _scheduler = new ClusterScheduler(new ClusterSettings
        {
            HostWait = options.HostWait.Ticks,
            HostLossGrace = options.HostLossGrace.Ticks,
            CallerLossGrace = options.CallerLossGrace.Ticks,
            MaxQueuedTasks = options.MaxQueuedTasks,
            MaxBufferedBytes = options.MaxBufferedBytes,
            TaskTimeout = options.TaskTimeout,
            CancellationGrace = options.CancellationGrace,
        });
        _timer = TimeProvider.CreateTimer(static state => ((ClusterEngine)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _ = WatchMembersAsync();
    }

    public int WorkerCount
    {
        get
        {
            lock (_gate) return _scheduler.Slots;
        }
    }

    public long MaxPayloadBytes => _options.MaxPayloadBytes;

    public TimeProvider TimeProvider { get; }

    internal IGrainFactory Grains { get; }

    /// <summary>What hosts call this caller.</summary>
    internal string CallerName { get; }

    internal bool RequiresSameBuild => _options.RequireSameBuild;

    internal PoolState State => _scheduler.State;

    /// <summary>Completes when all work has ended after the pool was closed or terminated.</summary>
    internal Task Gone => _gone.Task;

    // Monotonic, in ticks of 100 ns.
    private long Now => TimeProvider.GetElapsedTime(_started).Ticks;

    public void Cancel(IPoolSubmission submission) => Locked((scheduler, now) =>
    {
        scheduler.Cancel(submission, now);
        submission.CancelRemaining();
    });

    public void Offer(IPoolSubmission submission) => Locked((scheduler, now) => scheduler.Offer(submission, now));

    public void Ended(IPoolSubmission submission)
    {
        if (_gate.IsHeldByCurrentThread) _endedInside.Add(submission);
        else Locked((scheduler, _) => scheduler.Ended(submission));
    }

    /// <summary>Cuts the streams from which nobody has taken an item for so long.</summary>
    internal void CutUnread(TimeSpan unread)
    {
        IPoolSubmission[] submissions;
        lock (_gate) submissions = [.. _scheduler.Submissions];
        foreach (IPoolSubmission submission in submissions) submission.CutIfUnread(unread);
    }

    internal void Close() => Locked(static (scheduler, _) => scheduler.Close());

    internal void Terminate() => Locked(static (scheduler, _) => scheduler.Terminate());

    /// <summary>The number by which messages name a task.</summary>
    internal int NumberOf(PoolTask task)
    {
        lock (_numbers)
        {
            if (!_numbers.TryGetValue(task, out int number)) _numbers.Add(task, number = _numbers.Count + 1);
            return number;
        }
    }

    private void OnTimer() => Locked((scheduler, now) =>
    {
        _armedAt = long.MaxValue;
        scheduler.Tick(now);
    });

    private void Locked(Action<ClusterScheduler, long> action)
    {
        bool gone;
        lock (_gate)
        {
            action(_scheduler, Now);
            gone = IsGone;
        }

        if (FinishLocked() || gone) _gone.TrySetResult();
    }

    // Outcomes run listeners and wake waiters, and calls go to the network: never under the lock. Returns whether the pool has ended with them.
    private bool FinishLocked(bool gives = false)
    {
        while (true)
        {
            List<HostCommand>? commands;
            List<ItemEnd>? ends = null;
            lock (_gate)
            {
                foreach (IPoolSubmission ended in _endedInside) _scheduler.Ended(ended);
                _endedInside.Clear();
                commands = _scheduler.DetachCommands();
                if (commands is not null) Link(commands);

                // One thread at a time gives outcomes, so that those of one host keep their order.
                if (gives || !_isGiving) _isGiving = gives = (ends = _scheduler.DetachEnds()) is not null;
                ArmTimer();
                if (commands is null && ends is null) return IsGone;
            }

            if (commands is not null) Send(commands);
            if (ends is null) continue;
            foreach (ItemEnd end in ends) end.Give(this);

            // A caller's thread does not stay for the outcomes of others.
            if (Thread.CurrentThread.IsThreadPoolThread) continue;
            ThreadPool.UnsafeQueueUserWorkItem(static engine => engine.GiveRest(), this, preferLocal: false);
            return false;
        }
    }

    private void GiveRest()
    {
        if (FinishLocked(gives: true)) _gone.TrySetResult();
    }

    // The pool has ended when the last outcome is given, and hosts have heard of it.
    private bool IsGone => _scheduler.IsGone && !_isGiving && _links.Count == 0;

    private void ArmTimer()
    {
        long deadline = _scheduler.NextDeadline;
        if (deadline >= _armedAt) return;
        _armedAt = deadline;
        var due = TimeSpan.FromTicks(Math.Max(0, deadline - Now));
        _timer.Change(due + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }
}
