using PoolGen.CompilerServices;
using PoolGen.Serialization;

namespace PoolGen.Extensibility;

/// <summary>
/// Encoded items that came from elsewhere, on their way through an engine of this process: their outcomes go back as bytes, and no code of the user's runs
/// here. It is what one engine uses to hand work to another one, as the host of a cluster does to its pool.
/// </summary>
/// <remarks>The members that derived classes implement are called from the engine's threads, several at a time, and must neither block nor throw.</remarks>
public abstract class ForwardingSubmission : IPoolSubmission
{
    private readonly IReadOnlyList<ReadOnlyMemory<byte>> _items;
    private readonly Lock _gate = new();
    private readonly bool[] _hasOutcome;
    private ISubmissionHost? _host;
    private int _next;
    private int _open;
    private bool _ended;
    private volatile bool _cancelled;

    /// <summary>Creates it. Nothing happens before it is submitted.</summary>
    /// <param name="task">The task that runs for each item.</param>
    /// <param name="items">The encoded arguments of the items, at least one. They must stay as they are.</param>
    protected ForwardingSubmission(PoolTask task, IReadOnlyList<ReadOnlyMemory<byte>> items)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentOutOfRangeException.ThrowIfZero(items.Count);
        Task = task;
        _items = items;
        _hasOutcome = new bool[items.Count];
        _open = items.Count;
    }

    /// <inheritdoc/>
    public PoolTask Task { get; }

    /// <inheritdoc/>
    public SubmissionEnvelope Envelope { get; set; } = SubmissionEnvelope.Default;

    /// <inheritdoc/>
    public bool IsSingle => false;

    /// <inheritdoc/>
    public bool CallerWaits => false;

    /// <inheritdoc/>
    public int FixedChunkSize => 0;

    /// <inheritdoc/>
    public int LargestChunk => int.MaxValue;

    /// <inheritdoc/>
    public bool IsCancelled => _cancelled;

    /// <inheritdoc/>
    public int Available => _cancelled ? 0 : _items.Count - Volatile.Read(ref _next);

    /// <inheritdoc/>
    public long? Remaining => Available;

    /// <inheritdoc/>
    public void Attach(ISubmissionHost host) => _host = host;

    /// <summary>Nothing more of it is to start, and what runs is to end. Items that have their outcomes keep them.</summary>
    public void Cancel()
    {
        _cancelled = true;
        _host?.Cancel(this);
    }

    /// <inheritdoc/>
    public int EncodeNext(PayloadBuffer buffer, int maximumItems, int maximumBytes, out long firstIndex)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        int first = _next;
        firstIndex = first;
        int end = first;
        for (long bytes = 0; end < _items.Count && end - first < maximumItems && (end == first || bytes < maximumBytes); end++) bytes += _items[end].Length;
        bool withLengths = end - first > 1 && Task.ArgumentsSize == 0;
        for (int i = first; i < end; i++)
        {
            if (withLengths) ChunkPayload.AppendWithLength(buffer, _items[i].Span);
            else System.Buffers.BuffersExtensions.Write(buffer, _items[i].Span);
        }

        Volatile.Write(ref _next, end);
        return end - first;
    }

    /// <inheritdoc/>
    public void Want(int items)
    {
    }

    /// <inheritdoc/>
    public void CutIfUnread(TimeSpan unread)
    {
    }

    /// <inheritdoc/>
    public bool TryRefuse()
    {
        lock (_gate) return !_ended && (_ended = true);
    }

    /// <inheritdoc/>
    public void Complete(long index, ref PayloadReader result, OutcomeEnvelope envelope)
    {
        ReadOnlySpan<byte> bytes = result.ReadBytes(result.Remaining);
        if (TryAcceptOutcome(index)) OnCompleted(index, bytes, envelope);
        EndIfLast();
    }

    /// <inheritdoc/>
    public void CompleteMany(long firstIndex, int count, ReadOnlySpan<byte> results, OutcomeEnvelope envelope)
    {
        int size = Task.ResultSize;
        for (int i = 0; i < count; i++)
        {
            if (TryAcceptOutcome(firstIndex + i)) OnCompleted(firstIndex + i, results.Slice(i * size, size), envelope);
        }

        EndIfLast();
    }

    /// <inheritdoc/>
    public void Fail(long index, ReadOnlySpan<byte> failure, OutcomeEnvelope envelope)
    {
        if (TryAcceptOutcome(index)) OnFailed(index, failure, envelope);
        EndIfLast();
    }

    /// <inheritdoc/>
    public void Fail(long firstIndex, int count, Exception failure)
    {
        for (int i = 0; i < count; i++)
        {
            if (TryAcceptOutcome(firstIndex + i)) OnFailed(firstIndex + i, failure);
        }

        EndIfLast();
    }

    /// <inheritdoc/>
    public void Cancel(long firstIndex, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (TryAcceptOutcome(firstIndex + i)) OnCancelled(firstIndex + i);
        }

        EndIfLast();
    }

    /// <inheritdoc/>
    public void CancelRemaining()
    {
        int first = Interlocked.Exchange(ref _next, _items.Count);
        Cancel(first, _items.Count - first);
    }

    /// <inheritdoc/>
    public void Report(long index, ReadOnlySpan<byte> progress) => OnReported(index, progress);

    /// <inheritdoc/>
    public void EndEmpty() => EndIfLast();

    /// <inheritdoc/>
    public void Abandon(Exception failure)
    {
        _cancelled = true;
        Fail(0, _items.Count, failure);
    }

    /// <summary>An item has ended with this encoded result.</summary>
    protected abstract void OnCompleted(long index, ReadOnlySpan<byte> result, OutcomeEnvelope envelope);

    /// <summary>An item's task has thrown this encoded exception.</summary>
    protected abstract void OnFailed(long index, ReadOnlySpan<byte> failure, OutcomeEnvelope envelope);

    /// <summary>The engine says of an item that it has failed: its worker was lost, its time was up, the pool was terminated.</summary>
    protected abstract void OnFailed(long index, Exception failure);

    /// <summary>An item was cancelled.</summary>
    protected abstract void OnCancelled(long index);

    /// <summary>A running item reports this encoded progress.</summary>
    protected abstract void OnReported(long index, ReadOnlySpan<byte> progress);

    /// <summary>All items have their outcomes. Called once, and not when the engine has refused the submission.</summary>
    protected abstract void OnEnded();

    // What the engine abandons as a whole may have outcomes already.
    private bool TryAcceptOutcome(long index)
    {
        lock (_gate)
        {
            if (_hasOutcome[index]) return false;
            _open--;
            return _hasOutcome[index] = true;
        }
    }

    private void EndIfLast()
    {
        lock (_gate)
        {
            if (_open > 0 || _ended) return;
            _ended = true;
        }

        OnEnded();
        _host!.Ended(this);
    }
}
