using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Settings;
using PoolGen.Wire;
using PoolGen.WorkerHost;
using PoolGen.Workers;

namespace PoolGen.InProcess;

/// <summary>A worker that is a thread of this process: the same rings, the same loop, no isolation.</summary>
/// <remarks>A thread cannot be killed: one whose task ignores its token is let go of, and ends when the task does.</remarks>
internal sealed class ThreadWorker : Worker
{
    private readonly TaskLoop _loop;
    private readonly MemoryDoorbell _parentBell;
    private readonly PoolInitializer? _initializer;

    internal ThreadWorker(int workerId, PoolSettings settings, ITaskResolver resolver)
        : this(workerId, settings, resolver, SharedRegion.InMemory(), MemoryDoorbell.CreatePair())
    {
    }

    private ThreadWorker(
        int workerId, PoolSettings settings, ITaskResolver resolver, SharedRegion region, (MemoryDoorbell Parent, MemoryDoorbell Worker) bells)
        : base(workerId, region, bells.Parent)
    {
        _parentBell = bells.Parent;
        _initializer = settings.Initializer;
        _loop = new TaskLoop(region, bells.Worker, workerId, settings.MaxPayloadBytes, resolver, new ThreadTaskLoggers(settings.TaskLogs, workerId));
    }

    public override int ProcessId => Environment.ProcessId;

    public override void Cancel(uint sequence, int index) =>
        ThreadPool.UnsafeQueueUserWorkItem(
            static state => state.Call.Cancel(state.Sequence, state.Index), (_loop.Call, Sequence: sequence, Index: index), preferLocal: false);

    public override void Retire() => _parentBell.Hang();

    protected override void Connect() =>
        new Thread(Run) { IsBackground = true, Name = $"PoolGen in-process worker {WorkerId}" }.Start();

    protected override void KillNow() => _parentBell.Hang();

    // The token fires once nobody listens any more: what the task still says then is no result. The region is plain memory
    // that the loop may still write to; the collector frees it once neither side has it.
    protected override WorkerExit Reap(Exception? failure)
    {
        Cancel(Claimed - 1, ControlMessage.AllItems);
        return new WorkerExit(null, null, failure is null ? "its thread was let go of" : failure.Message, string.Empty, failure);
    }

    private void Run()
    {
        if (_loop.Start(_initializer?.Definition ?? [], (_initializer?.Arguments ?? LargePayload.Empty).Join().Span)) _loop.Run();
        _parentBell.Hang();
    }
}
