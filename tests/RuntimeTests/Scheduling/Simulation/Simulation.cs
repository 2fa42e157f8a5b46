using System.Buffers.Binary;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Scheduling;
using PoolGen.Serialization;
using PoolGen.Settings;
using PoolGen.Telemetry;
using PoolGen.Wire;
using PoolGen.Workers;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>
/// A pool without processes, threads or time: the scheduler, the drains, the rings and the claim words that ship, and around them a
/// world that does one small thing after the other, chosen by a seed. The same seed does the same things.
/// </summary>
internal sealed partial class Simulation : IWorkerStarter, ISubmissionHost
{
    private static readonly Stack<SharedRegion> Regions = new();

    private readonly Random _random;
    private readonly SimulationPlan _plan;
    private readonly List<string>? _log;
    private readonly Scheduler _scheduler;
    private readonly SimulatedReader?[] _readers;
    private readonly List<SimulatedReader> _allReaders = [];
    private readonly List<Action> _later = [];
    private readonly List<IPoolSubmission> _endedInside = [];
    private readonly List<SimulatedSubmission> _submissions = [];
    private readonly List<SimulatedCaller> _callers = [];
    private readonly PoolTask[] _tasks;
    private readonly PoolSettings _settings;
    private long _armedAt = long.MaxValue;
    private int _processes;
    private int _startFailuresLeft;
    private int _failedInARow;
    private bool _locked;
    private bool _gaveUp;

    internal Simulation(int seed, bool log)
    {
        _random = new Random(seed);
        _plan = new SimulationPlan(_random);
        if (log) _log = [];
        _startFailuresLeft = _plan.StartFailures;
        _readers = new SimulatedReader?[_plan.Workers];
        _tasks = Tasks();
        var options = new ProcessPoolOptions
        {
            Workers = _plan.Workers,
            MaxTasksPerWorker = _plan.MaxTasksPerWorker,
            MaxQueuedTasks = _plan.MaxQueuedTasks,
            MaxBufferedBytes = _plan.MaxBufferedBytes,
            TaskTimeout = _plan.TaskTimeout,
            CancellationGrace = _plan.Grace,
            TimeProvider = Clock,
        };
        _settings = new PoolSettings(options, seed);
        _scheduler = new Scheduler(_settings, this, new PoolRecorder(collects: true));
    }

    internal SimulatedClock Clock { get; } = new();

    internal long Now => Clock.Now;

    internal IReadOnlyList<string> Events => _log ?? [];

    internal void Log(string what) => _log?.Add($"{Now / (double)SimulatedClock.Millisecond:F4} {what}");

    internal void Require(bool holds, string otherwise)
    {
        if (!holds) throw new SimulationFailure(otherwise);
    }

    internal bool Chance(int percent) => _random.Next(100) < percent;

    internal bool CompletionThrows() => Chance(_plan.Throws);

    /// <summary>A submission tells the pool of an end that the pool does not see.</summary>
    internal void CountEnd(SimulatedSubmission submission, ItemOutcome outcome) => _scheduler.Count(submission.Task, outcome, 1);

    /// <summary>Something that another thread does some time later.</summary>
    internal void Later(Action action) => _later.Add(action);

    internal SimulatedItem ItemOf(ReadOnlySpan<byte> payload)
    {
        long id = BinaryPrimitives.ReadInt64LittleEndian(payload);
        int submission = (int)(id >> 32);
        Require((uint)submission < _submissions.Count && (uint)(int)id < _submissions[submission].Items.Count, "a payload is nobody's");
        return _submissions[submission].Items[(int)id];
    }

    internal int ArgumentsSizeOf(ulong taskId) => _tasks[(int)taskId].ArgumentsSize;

    /// <summary>Lets others go on while the scheduler is at work: workers, and readers that take results without the lock.</summary>
    internal void Interleave()
    {
        while (Chance(_plan.Interleaving))
        {
            if (_readers[_random.Next(_readers.Length)] is not { } reader) continue;
            if (Chance(40)) reader.Take();
            else if (reader.Worker.CanStep) reader.Worker.GoOn();
        }
    }

    /// <summary>A ring that is empty always has room.</summary>
    internal bool RingLooksFull(SimulatedWorker worker) =>
        _scheduler.Slots[worker.WorkerId].Outstanding > 1 && Chance(_plan.FullRings);

    IWorkerLink IWorkerStarter.Start(int workerId)
    {
        Require(!_gaveUp && _scheduler.State is PoolState.Running or PoolState.Closed, "a worker is started for a pool that has ended");
        bool fails = _startFailuresLeft > 0 && Chance(60);
        if (fails) _startFailuresLeft--;
        if (fails && Chance(20))
        {
            _failedInARow++;
            Log($"no room to start worker {workerId}");
            throw new IOException("no room");
        }

        BootPlan boot = !fails ? BootPlan.BecomesReady : (BootPlan)_random.Next(1, 4);
        SharedRegion region = Regions.TryPop(out SharedRegion? used) ? used : SharedRegion.InMemory();
        unsafe
        {
            new Span<byte>(region.At(0), RegionLayout.HeaderSize).Clear();
        }

        var worker = new SimulatedWorker(this, workerId, 1000 + _processes++, region, boot, Now + _random.Next(1, 300_000));
        var reader = new SimulatedReader(this, _scheduler.Slots[workerId], worker);
        _readers[workerId] = reader;
        _allReaders.Add(reader);
        Log($"{worker} starts: {boot}");
        return new SimulatedLink(this, worker);
    }

    /// <summary>What the engine does around every call of the scheduler.</summary>
    internal void Locked(Action<Scheduler> action)
    {
        Require(!_locked, "the lock was taken twice");
        _locked = true;
        action(_scheduler);
        foreach (IPoolSubmission ended in _endedInside) _scheduler.Ended(ended);
        _endedInside.Clear();
        if (_scheduler.NextDeadline < _armedAt) _armedAt = _scheduler.NextDeadline;
        _locked = false;
        _gaveUp |= _scheduler.State is PoolState.Terminated or PoolState.Faulted;
        Audit();
    }

    private void GiveEnds()
    {
        if (_scheduler.DetachEnds() is not { } ends) return;
        foreach (PendingEnd end in ends) end.Give(this);
    }

    int ISubmissionHost.WorkerCount => _plan.Workers;

    long ISubmissionHost.MaxPayloadBytes => int.MaxValue;

    TimeProvider ISubmissionHost.TimeProvider => Clock;

    void ISubmissionHost.Cancel(IPoolSubmission submission) => throw new NotSupportedException();

    void ISubmissionHost.Offer(IPoolSubmission submission) => throw new NotSupportedException();

    /// <summary>What the engine does when a submission says that it has ended.</summary>
    public void Ended(IPoolSubmission submission)
    {
        Log($"{submission} has ended");
        if (ResultDrain.TryNoteEnded(this, submission)) return;
        if (_locked) _endedInside.Add(submission);
        else Locked(scheduler => scheduler.Ended(submission));
    }

    private static PoolTask[] Tasks() =>
    [
        new SimulatedTask<UnmanagedCodec<long>, UnmanagedCodec<long>>(0, "Fixed"),
        new SimulatedTask<UnmanagedCodec<long>, LengthCodec>(1, "FixedArguments"),
        new SimulatedTask<LengthCodec, UnmanagedCodec<long>>(2, "FixedResult") { Idempotent = true },
        new SimulatedTask<LengthCodec, LengthCodec>(3, "Varying") { TimeoutMilliseconds = 700 },
        new SimulatedTask<UnmanagedCodec<long>, UnmanagedCodec<long>>(4, "Again") { Idempotent = true, MaxAttempts = 2, TimeoutMilliseconds = 1500 },
    ];

    private void ReturnRegions()
    {
        // Only what a simulation is done with: what failed may still be looked at.
        foreach (SimulatedReader reader in _allReaders) Regions.Push(reader.Worker.Memory);
    }
}
