using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Serialization;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>Items that a test hands out; their outcomes are looked at where they are decided.</summary>
internal sealed class ScriptedSubmission(PoolTask task, int items, bool single) : IPoolSubmission
{
    private int _next;

    public PoolTask Task => task;

    public SubmissionEnvelope Envelope { get; set; } = SubmissionEnvelope.Default;

    public bool IsSingle => single;

    public bool CallerWaits => false;

    public int FixedChunkSize => 0;

    public int LargestChunk => int.MaxValue;

    public bool IsCancelled { get; set; }

    public int Available => IsCancelled ? 0 : items - _next;

    public long? Remaining => Available;

    public int EncodeNext(PayloadBuffer buffer, int maximumItems, int maximumBytes, out long firstIndex)
    {
        firstIndex = _next;
        int count = Math.Min(maximumItems, items - _next);
        for (int i = 0; i < count; i++) System.Buffers.BuffersExtensions.Write(buffer, BitConverter.GetBytes((long)(_next + i)));
        _next += count;
        return count;
    }

    public void Attach(ISubmissionHost host)
    {
    }

    public void Want(int items)
    {
    }

    public void CancelRemaining()
    {
    }

    public void EndEmpty()
    {
    }

    public void CutIfUnread(TimeSpan unread)
    {
    }

    public void Report(long index, ReadOnlySpan<byte> progress)
    {
    }

    public bool TryRefuse() => false;

    public void Complete(long index, ref PayloadReader result, OutcomeEnvelope envelope) => throw new NotSupportedException();

    public void CompleteMany(long firstIndex, int count, ReadOnlySpan<byte> results, OutcomeEnvelope envelope) => throw new NotSupportedException();

    public void Fail(long firstIndex, int count, Exception failure) => throw new NotSupportedException();

    public void Fail(long index, ReadOnlySpan<byte> failure, OutcomeEnvelope envelope) => throw new NotSupportedException();

    public void Cancel(long firstIndex, int count) => throw new NotSupportedException();

    public void Abandon(Exception failure) => throw new NotSupportedException();
}
