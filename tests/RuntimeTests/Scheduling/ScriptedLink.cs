using PoolGen.Wire;
using PoolGen.Workers;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>A worker that does what the test says: it claims when told, and remembers what it was sent.</summary>
internal sealed class ScriptedLink : IWorkerLink
{
    private readonly Dictionary<ulong, byte[]> _payloads = [];

    public int ProcessId => 1;

    public uint Claimed { get; set; }

    public ulong NextFrame { get; private set; } = 1;

    public long StartedAt => 0;

    public long MemoryBytes { get; set; }

    internal List<TaskFrame> Frames { get; } = [];

    /// <summary>Where the oldest frame starts that the last one sent may not overwrite.</summary>
    internal ulong KeptFrom { get; private set; }

    internal bool Killed { get; private set; }

    internal bool Retired { get; private set; }

    internal uint? Stopped { get; private set; }

    /// <summary>What happens in the very moment in which the scheduler takes work back.</summary>
    internal Action? OnTakeBack { get; set; }

    public bool TrySend(ref TaskFrame frame, ReadOnlySpan<byte> definition, ReadOnlySpan<byte> payload, ulong keepFrom)
    {
        Frames.Add(frame);
        KeptFrom = keepFrom;
        _payloads[NextFrame++] = payload.ToArray();
        return true;
    }

    public void Publish()
    {
    }

    /// <summary>What the worker has written over the half of the claim word that is the parent's.</summary>
    internal uint? Scribbled { get; set; }

    public uint Reclaim(uint keep)
    {
        OnTakeBack?.Invoke();
        return Scribbled ?? Math.Max(keep, Claimed);
    }

    public void Rewind(ulong start) => NextFrame = start;

    public ReadOnlySpan<byte> Payload(ulong start, int definitionLength, int payloadLength) => _payloads[start];

    /// <summary>Whether what is claimed is still on its way.</summary>
    internal bool IsReceiving { get; set; }

    public bool HasStarted(uint sequence) => !IsReceiving && sequence < Claimed;

    /// <summary>What happens in the very moment in which the scheduler stops a frame.</summary>
    internal Action? OnStop { get; set; }

    public void StopFrame(uint sequence)
    {
        Stopped = sequence;
        OnStop?.Invoke();
    }

    public void Cancel(uint sequence, int index)
    {
    }

    public void Retire() => Retired = true;

    public void RaiseLogLevel(int place, byte level)
    {
    }

    public void Kill() => Killed = true;
}
