using System.Runtime.CompilerServices;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Orleans.Scheduling;
using PoolGen.Serialization;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>
/// A cluster without processes, network or time: the scheduler and the sessions that ship, and around them hosts, messages and a caller that do one small
/// thing after the other, chosen by a seed. The same seed does the same things.
/// </summary>
internal sealed partial class ClusterSimulation : ISubmissionHost
{
    private const int MostEvents = 400_000;

    private readonly Random _random;
    private readonly SimulationPlan _plan;
    private readonly List<string>? _log;
    private readonly EventQueue _events = new();
    private readonly ClusterScheduler _scheduler;
    private readonly List<SimulatedHost> _hosts = [];
    private readonly HashSet<SimulatedHost> _disturbed = [];
    private readonly List<SimulatedSubmission> _submissions = [];
    private readonly PoolTask[] _tasks = Tasks();
    private int _generation;
    private int _hostsLost;
    private bool _locked;
    private bool _faults = true;

    internal ClusterSimulation(int seed, bool log)
        : this(new Random(seed), null, log)
    {
    }

    internal ClusterSimulation(Random random, SimulationPlan? plan, bool log)
    {
        _random = random;
        _plan = plan ?? new SimulationPlan(random);
        if (log) _log = [];
        _scheduler = new ClusterScheduler(new ClusterSettings
        {
            HostWait = _plan.HostWait,
            HostLossGrace = _plan.HostLossGrace,
            CallerLossGrace = _plan.HostLossGrace * 3 / 2,
            MaxQueuedTasks = _plan.MaxQueuedTasks,
            MaxBufferedBytes = _plan.MaxBufferedBytes,
            MostChunkBytes = plan is null ? 200 : 256 * 1024,
        });
    }

    internal long Now => _events.Now;

    /// <summary>How many items were started.</summary>
    internal int Starts { get; private set; }

    internal int Happened => _events.Happened;

    internal ClusterCounts Counts => _scheduler.Counts;

    internal IReadOnlyList<string> Story => _log ?? [];

    internal bool KeepsStory => _log is not null;

    internal void Log(string what) => _log?.Add($"{Now / (double)TimeSpan.TicksPerMillisecond:F2} {what}");

    internal void Log([InterpolatedStringHandlerArgument("")] ref LogText what)
    {
        if (KeepsStory) Log(what.Text());
    }

    internal bool Chance(int percent) => _random.Next(100) < percent;

    internal void At(long time, Action action) => _events.At(time, action);

    internal void After(long ticks, Action action) => _events.After(ticks, action);

    /// <summary>How long an item takes to end once it is told to.</summary>
    internal long Grace(SimulatedItem item) => (item.ObeysToken ? 1 : 500) * TimeSpan.TicksPerMillisecond;

    internal SimulatedItem ItemOf(long id)
    {
        int submission = (int)(id >> 32);
        Require((uint)submission < _submissions.Count && (uint)(int)id < _submissions[submission].Items.Count, "a payload is nobody's");
        return _submissions[submission].Items[(int)id];
    }

    internal void Run()
    {
        for (int i = 0; i < _plan.Hosts; i++) Join();
        LookAtDirectory();
        long length = _plan.Tight ? TimeSpan.TicksPerMillisecond : _random.NextInt64(1, 15 * TimeSpan.TicksPerSecond);
        for (int i = 0; i < _plan.Operations; i++) At(Now + _random.NextInt64(length), Operate);
        PlanFaults(length + (5 * TimeSpan.TicksPerSecond));
        RunUntil(Now + length + (6 * TimeSpan.TicksPerSecond), static () => false);
        EndFaults();
        if (_plan.Terminates && Chance(50)) Locked(static scheduler => scheduler.Terminate());
        else if (_plan.Closes || Chance(50)) Locked(static scheduler => scheduler.Close());
        RunUntil(Now + TimeToEnd(), () => _submissions.TrueForAll(static submission => submission.Finished));
        Locked(static scheduler => scheduler.Close());
        RunUntil(Now + (3 * _plan.HostLossGrace) + (5 * TimeSpan.TicksPerSecond), static () => false);
        CheckEnds();
    }

    private void RunUntil(long time, Func<bool> isDone)
    {
        bool over = false;
        At(time, () => over = true);
        while (!over && !isDone())
        {
            if (!_events.TryStep()) break;
            if (_broken is not null) throw _broken;
            Require(_events.Happened < MostEvents || _hosts.Count > MostAudited, "it does not come to rest");
        }
    }

    // All work one after the other on the slowest slot, twice over, and each wait that there is.
    private long TimeToEnd()
    {
        long work = _submissions.Sum(static submission => submission.Items.Sum(static item => item.Duration + (item.Hangs ? 3 * TimeSpan.TicksPerSecond : 0)));
        return (8 * work) + (4 * (_plan.HostLossGrace + _plan.HostWait)) + (60 * TimeSpan.TicksPerSecond);
    }

    private static PoolTask[] Tasks() =>
    [
        new SimulatedTask<UnmanagedCodec<long>>(0, "Once"),
        new SimulatedTask<VaryingCodec>(1, "OnceVarying"),
        new SimulatedTask<UnmanagedCodec<long>>(2, "Again") { Idempotent = true },
        new SimulatedTask<VaryingCodec>(3, "AgainVarying") { Idempotent = true, MaxAttempts = 5 },
        new SimulatedTask<VaryingCodec>(4, "Twice") { Idempotent = true, MaxAttempts = 2 },
    ];
}
