using System.Collections.Concurrent;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>Stands between stubs and a pool and keeps the bytes of what goes through: arguments on their way down, results on their way up.</summary>
internal sealed class RecordingPool(IPool pool) : IPool
{
    public ConcurrentQueue<byte[]> Arguments { get; } = [];

    public ConcurrentQueue<byte[]> Results { get; } = [];

    public void Submit(IPoolSubmission submission) => pool.Submit(new Recorded(this, submission));

    public string Name => pool.Name;

    public PoolState State => pool.State;

    public void Close() => pool.Close();

    public void Terminate() => pool.Terminate();

    public void Join() => pool.Join();

    public bool Join(TimeSpan timeout) => pool.Join(timeout);

    public Task JoinAsync(CancellationToken cancellationToken = default) => pool.JoinAsync(cancellationToken);

    /// <summary>The pool behind it stays.</summary>
    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => default;

    private sealed class Recorded(RecordingPool recording, IPoolSubmission inner) : IPoolSubmission, ISubmissionHost
    {
        private ISubmissionHost _host = null!;

        public PoolTask Task => inner.Task;

        public SubmissionEnvelope Envelope
        {
            get => inner.Envelope;
            set => inner.Envelope = value;
        }

        public bool IsSingle => inner.IsSingle;

        public bool EndsAsOne => inner.EndsAsOne;

        public int FixedChunkSize => inner.FixedChunkSize;

        public int LargestChunk => inner.LargestChunk;

        public int Available => inner.Available;

        public long? Remaining => inner.Remaining;

        public bool IsCancelled => inner.IsCancelled;

        public int WorkerCount => _host.WorkerCount;

        public long MaxPayloadBytes => _host.MaxPayloadBytes;

        public TimeProvider TimeProvider => _host.TimeProvider;

        public void Attach(ISubmissionHost host)
        {
            _host = host;
            inner.Attach(this);
        }

        public bool TryRefuse() => inner.TryRefuse();

        public int EncodeNext(PayloadBuffer buffer, int maximumItems, int maximumBytes, out long firstIndex)
        {
            int start = buffer.WrittenCount;
            int taken = inner.EncodeNext(buffer, maximumItems, maximumBytes, out firstIndex);
            recording.Arguments.Enqueue(buffer.WrittenSpan[start..].ToArray());
            return taken;
        }

        public void Want(int items) => inner.Want(items);

        public bool CallerWaits => inner.CallerWaits;

        public void Complete(long index, ref PayloadReader result, OutcomeEnvelope envelope)
        {
            byte[] bytes = result.ReadBytes(result.Remaining).ToArray();
            recording.Results.Enqueue(bytes);
            var reader = new PayloadReader(bytes);
            inner.Complete(index, ref reader, envelope);
        }

        public void CompleteMany(long firstIndex, int count, ReadOnlySpan<byte> results, OutcomeEnvelope envelope)
        {
            recording.Results.Enqueue(results.ToArray());
            inner.CompleteMany(firstIndex, count, results, envelope);
        }

        public void Fail(long firstIndex, int count, Exception failure) => inner.Fail(firstIndex, count, failure);

        public void Fail(long index, ReadOnlySpan<byte> failure, OutcomeEnvelope envelope) => inner.Fail(index, failure, envelope);

        public void Cancel(long firstIndex, int count) => inner.Cancel(firstIndex, count);

        public void CancelRemaining() => inner.CancelRemaining();

        public void EndEmpty() => inner.EndEmpty();

        public void Report(long index, ReadOnlySpan<byte> progress) => inner.Report(index, progress);

        public void Abandon(Exception failure) => inner.Abandon(failure);

        public void CutIfUnread(TimeSpan unread) => inner.CutIfUnread(unread);

        public void Cancel(IPoolSubmission submission) => _host.Cancel(this);

        public void Offer(IPoolSubmission submission) => _host.Offer(this);

        public void Ended(IPoolSubmission submission) => _host.Ended(this);
    }
}
