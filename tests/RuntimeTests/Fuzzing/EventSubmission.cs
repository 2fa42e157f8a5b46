using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Fuzzing;

/// <summary>Writes down what it is given, as the reference decoder does.</summary>
internal sealed class EventSubmission(PoolTask task, List<WireEvent> events) : IPoolSubmission
{
    public PoolTask Task => task;

    public SubmissionEnvelope Envelope { get; set; } = SubmissionEnvelope.Default;

    public bool IsSingle => false;

    public int FixedChunkSize => 0;

    public int LargestChunk => int.MaxValue;

    public int Available => 0;

    public long? Remaining => 0;

    public bool IsCancelled => false;

    public bool CallerWaits => false;

    public void Complete(long index, ref PayloadReader result, OutcomeEnvelope envelope) => Add('R', index, result.ReadBytes(result.Remaining));

    public void CompleteMany(long firstIndex, int count, ReadOnlySpan<byte> results, OutcomeEnvelope envelope)
    {
        int size = results.Length / count;
        for (int i = 0; i < count; i++) Add('R', firstIndex + i, results.Slice(i * size, size));
    }

    public void Fail(long index, ReadOnlySpan<byte> failure, OutcomeEnvelope envelope) => Add('F', index, failure);

    public void Cancel(long firstIndex, int count) => Add('C', firstIndex, []);

    public void Report(long index, ReadOnlySpan<byte> progress) => Add('P', index, progress);

    public void Fail(long firstIndex, int count, Exception failure) => throw new NotSupportedException();

    public void Attach(ISubmissionHost host) => throw new NotSupportedException();

    public bool TryRefuse() => throw new NotSupportedException();

    public int EncodeNext(PayloadBuffer buffer, int maximumItems, int maximumBytes, out long firstIndex) => throw new NotSupportedException();

    public void Want(int items) => throw new NotSupportedException();

    public void CancelRemaining() => throw new NotSupportedException();

    public void CutIfUnread(TimeSpan unread) => throw new NotSupportedException();

    public void EndEmpty() => throw new NotSupportedException();

    public void Abandon(Exception failure) => throw new NotSupportedException();

    private void Add(char kind, long index, ReadOnlySpan<byte> bytes) => events.Add(WireEvent.Of(kind, index, bytes));
}
