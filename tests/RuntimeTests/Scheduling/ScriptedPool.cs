using Microsoft.Extensions.Time.Testing;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Scheduling;
using PoolGen.Serialization;
using PoolGen.Settings;
using PoolGen.Submissions;
using PoolGen.Telemetry;
using PoolGen.Workers;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>The scheduler with workers that follow a script, for tests of one sequence of events.</summary>
internal sealed class ScriptedPool : IWorkerStarter, ISubmissionHost
{
    private readonly SimulatedTask<UnmanagedCodec<long>, UnmanagedCodec<long>> _task = new(1, "Scripted");

    internal ScriptedPool(int workers, int? maxTasksPerWorker = null, TimeSpan? taskTimeout = null, Action<ProcessPoolOptions>? configure = null)
    {
        Links = new ScriptedLink[workers];
        var options = new ProcessPoolOptions { Workers = workers, MaxTasksPerWorker = maxTasksPerWorker, TaskTimeout = taskTimeout, TimeProvider = Clock };
        configure?.Invoke(options);
        Scheduler = new Scheduler(new PoolSettings(options, seed: 0), this, new PoolRecorder(collects: true));
    }

    public int WorkerCount => Links.Length;

    public long MaxPayloadBytes { get; init; } = int.MaxValue;

    public TimeProvider TimeProvider => Clock;

    internal FakeTimeProvider Clock { get; } = new();

    internal Scheduler Scheduler { get; }

    internal ScriptedLink[] Links { get; }

    internal int Starts { get; private set; }

    /// <summary>How many starts find no room.</summary>
    internal int StartsWithoutRoom { get; set; }

    internal static ScriptedPool WithReadyWorkers(int workers, int? maxTasksPerWorker = null, TimeSpan? taskTimeout = null, Action<ProcessPoolOptions>? configure = null)
    {
        var pool = new ScriptedPool(workers, maxTasksPerWorker, taskTimeout, configure);
        pool.Scheduler.Start();
        for (int i = 0; i < workers; i++) pool.Scheduler.Ready(pool.Scheduler.Slots[i]);
        return pool;
    }

    public IWorkerLink Start(int workerId)
    {
        Starts++;
        if (StartsWithoutRoom-- > 0) throw new IOException("no room");
        return Links[workerId] = new ScriptedLink();
    }

    public void Cancel(IPoolSubmission submission)
    {
        Scheduler.Cancel(submission);
        submission.CancelRemaining();
        GiveEnds();
    }

    public void Offer(IPoolSubmission submission) => Scheduler.Offer(submission);

    public void Ended(IPoolSubmission submission) => Scheduler.Ended(submission);

    internal AsyncResult<long> Call(long argument, PoolTask<long, long>? task = null, CallPriority priority = CallPriority.Normal)
    {
        var call = new CallSubmission<long, long>(task ?? _task, argument, null);
        call.Envelope = call.Envelope with { Priority = priority };
        Admit(call, BitConverter.GetBytes(argument), null);
        return call;
    }

    /// <summary>A call whose arguments do not fit into a ring.</summary>
    internal AsyncResult<long> LargeCall()
    {
        var call = new CallSubmission<long, long>(_task, 0, null);
        Admit(call, [], new LargePayload(new byte[1_000_000], []));
        return call;
    }

    internal AsyncResult<long[]> Map(int items, int? chunkSize, PoolTask<long, long>? task = null, CallPriority priority = CallPriority.Normal)
    {
        var map = new MapSubmission<long, long>(task ?? _task, new long[items], chunkSize, null, null);
        map.Envelope = map.Envelope with { Priority = priority };
        Assert.True(Scheduler.TryAcceptSubmission(map));
        map.Attach(this);
        Scheduler.Submit(map);
        return map;
    }

    private void Admit(CallSubmission<long, long> call, byte[] arguments, LargePayload? large)
    {
        Assert.True(Scheduler.TryAcceptCall());
        call.Attach(this);
        Assert.Equal(Admission.Admitted, Scheduler.Admit(call, arguments, large, mayExceed: false, out _));
    }

    internal void GiveEnds()
    {
        foreach (PendingEnd end in Scheduler.DetachEnds() ?? []) end.Give(this);
    }

    /// <summary>The worker's oldest frame ends; its items give 0.</summary>
    internal void EndFrame(int worker)
    {
        WorkerSlot slot = Scheduler.Slots[worker];
        ref Lease lease = ref slot[slot.Acked];
        Links[worker].Claimed = Math.Max(Links[worker].Claimed, slot.Acked + 1);
        int items = lease.Count;
        IPoolSubmission submission = lease.Submission!;
        submission.CompleteMany(lease.FirstIndex, items, new byte[items * sizeof(long)], new OutcomeEnvelope());
        slot.LastEnd = Clock.GetTimestamp();
        slot.Ack();
        Scheduler.Progress(slot, 1, items, 0);
    }

    internal void Die(int worker, Exception? failure = null)
    {
        Scheduler.Died(Scheduler.Slots[worker], new WorkerExit(137, "SIGKILL", "it was killed", string.Empty, failure), null);
        GiveEnds();
        Scheduler.Tick();
    }

    internal void Wait(TimeSpan time)
    {
        Clock.Advance(time);
        Scheduler.Tick();
        GiveEnds();
    }
}
