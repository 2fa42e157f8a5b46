using PoolGen.Wire;
using PoolGen.Workers;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>Between the scheduler and a worker: lets workers and readers go on in the midst of what the scheduler does under its lock.</summary>
internal sealed class SimulatedLink(Simulation world, SimulatedWorker worker) : IWorkerLink
{
    public int ProcessId => worker.ProcessId;

    public uint Claimed
    {
        get
        {
            uint claimed = worker.Claimed;
            world.Interleave();
            return claimed;
        }
    }

    public ulong NextFrame => worker.NextFrame;

    public long MemoryBytes => 0;

    public bool HasStarted(uint sequence) => worker.HasStarted(sequence);

    public long StartedAt => worker.StartedAt;

    public bool TrySend(ref TaskFrame frame, ReadOnlySpan<byte> definition, ReadOnlySpan<byte> payload, ulong keepFrom)
    {
        world.Interleave();
        if (world.RingLooksFull(worker)) return false;
        bool sent = worker.TrySend(ref frame, definition, payload, keepFrom);
        if (sent) world.Log($"{worker} is sent frame {frame.Sequence}: {frame.Count} of handle {frame.Handle}{(definition.IsEmpty ? "" : ", defined")}");
        world.Interleave();
        return sent;
    }

    public void Publish()
    {
        world.Interleave();
        worker.Publish();
        world.Interleave();
    }

    public uint Reclaim(uint keep)
    {
        world.Interleave();
        uint limit = worker.Reclaim(keep);
        world.Log($"{worker} loses what it has not claimed from {keep} on: {limit}");
        world.Interleave();
        return limit;
    }

    public void Rewind(ulong start) => worker.Rewind(start);

    public ReadOnlySpan<byte> Payload(ulong start, int definitionLength, int payloadLength) =>
        worker.Payload(start, definitionLength, payloadLength);

    public void StopFrame(uint sequence)
    {
        world.Interleave();
        worker.StopFrame(sequence);
        world.Log($"{worker} is to stop frame {sequence}");
    }

    public void Cancel(uint sequence, int index) => worker.Cancel(sequence, index);

    public void Retire() => worker.Retire();

    public void RaiseLogLevel(int place, byte level)
    {
    }

    public void Kill()
    {
        world.Interleave();
        world.Log($"{worker} is killed by the scheduler");
        worker.Kill();
    }
}
