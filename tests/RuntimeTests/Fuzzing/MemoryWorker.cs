using PoolGen.Wire;
using PoolGen.Workers;

namespace PoolGen.RuntimeTests.Fuzzing;

/// <summary>A worker whose parent's half is the one that ships, over memory that a test scribbles on. <paramref name="serve"/> is its own half.</summary>
internal sealed class MemoryWorker(int workerId, SharedRegion region, IDoorbell bell, Action? serve = null) : Worker(workerId, region, bell)
{
    public override int ProcessId => 1;

    public override void Cancel(uint sequence, int index)
    {
    }

    public override void Retire() => KillNow();

    protected override void Connect()
    {
        if (serve is not null) new Thread(() => serve()) { IsBackground = true, Name = "scripted worker" }.Start();
    }

    protected override void KillNow() => Bell!.Hang();

    protected override WorkerExit Reap(Exception? failure) => new(137, "SIGKILL", "it was killed", string.Empty, failure);
}
