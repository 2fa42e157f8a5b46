using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Telemetry;

namespace PoolGen.Submissions;

/// <summary>
/// Stands between a submission and the engine that runs it, and gives items that failed to the engine once more. The submission sees an item's last
/// outcome alone, the engine sees a submission that has items again.
/// </summary>
/// <remarks>
/// To the engine it is never a single call, because an engine asks such a one for its item once: a call's arguments are encoded here, where it is submitted.
/// Lock order: the engine's own lock, then the one here. Nobody is called under the one here.
/// </remarks>
internal sealed partial class RetryingSubmission(IPoolSubmission inner, CallOptions options, RetryThread thread) : IPoolSubmission, ISubmissionHost
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();

    // Items whose outcome is still to come, with the engine or here.
    private readonly Dictionary<long, RetryingItem> _open = [];
    private readonly Queue<RetryingItem> _again = new();
    private ISubmissionHost? _host;

    public PoolTask Task => inner.Task;

    public SubmissionEnvelope Envelope
    {
        get => inner.Envelope;
        set => inner.Envelope = value;
    }

    public bool IsSingle => false;

    bool IPoolSubmission.IsOneCall => inner.IsSingle;

    bool IPoolSubmission.IsStream => inner.IsStream;

    // A failure is the item's outcome only where it is not started again.
    bool IPoolSubmission.TellsItsEnds => true;

    public bool EndsAsOne => inner.EndsAsOne;

    public bool CallerWaits => false;

    public int FixedChunkSize => inner.FixedChunkSize;

    public int LargestChunk => inner.LargestChunk;

    public bool IsCancelled => inner.IsCancelled;

    public int Available
    {
        get
        {
            int again = Waiting;
            return inner.IsSingle ? again : inner.Available + again;
        }
    }

    // Unknown while an item may fail and be there again.
    public long? Remaining
    {
        get
        {
            lock (_gate)
            {
                if (inner.IsSingle) return _open.Count == 0 ? 0 : _again.Count > 0 ? _again.Count : null;
                long? remaining = inner.Remaining + _again.Count;
                return remaining == 0 && _open.Count > 0 ? null : remaining;
            }
        }
    }

    private int Waiting
    {
        get
        {
            lock (_gate) return _again.Count;
        }
    }

    public void Attach(ISubmissionHost host)
    {
        _host = host;
        inner.Attach(this);
        if (inner.IsSingle && !inner.IsCancelled) EncodeCall();
    }

    public bool TryRefuse() => inner.TryRefuse();

    public void CutIfUnread(TimeSpan unread) => inner.CutIfUnread(unread);

    public int EncodeNext(PayloadBuffer buffer, int maximumItems, int maximumBytes, out long firstIndex)
    {
        if (TryEncodeAgain(buffer, out firstIndex)) return 1;
        if (inner.IsSingle) return 0;
        int start = buffer.WrittenCount;
        int count = inner.EncodeNext(buffer, maximumItems, maximumBytes, out firstIndex);
        ReadOnlySpan<byte> chunk = buffer.WrittenSpan[start..];
        lock (_gate)
        {
            for (int i = 0; i < count; i++) _open[firstIndex + i] = new RetryingItem(firstIndex + i, ChunkPayload.Slice(chunk, count, i, 1, inner.Task.ArgumentsSize));
        }

        return count;
    }

    public void Want(int items)
    {
        inner.Want(Math.Max(1, items - Waiting));
    }

    /// <summary>What the engine has not now is cancelled; what it has comes back from there.</summary>
    public void CancelRemaining()
    {
        List<RetryingItem> here = [];
        lock (_gate)
        {
            _again.Clear();
            foreach (RetryingItem item in _open.Values)
            {
                if (item.IsHere) here.Add(item);
            }

            foreach (RetryingItem item in here) _open.Remove(item.Index);
        }

        CountEnds(ItemOutcome.Cancelled, here.Count);
        foreach (RetryingItem item in here) inner.Cancel(item.Index, 1);
        inner.CancelRemaining();
    }

    // A call's arguments may run the user's code: here, on the thread that submits it.
    private void EncodeCall()
    {
        using var buffer = new PayloadBuffer { Limit = _host!.MaxPayloadBytes };
        try
        {
            if (inner.EncodeNext(buffer, 1, int.MaxValue, out long index) == 0) return;
            var item = new RetryingItem(index, buffer.WrittenSpan.ToArray()) { IsHere = true };
            lock (_gate)
            {
                _open[index] = item;
                _again.Enqueue(item);
            }
        }
        catch (PayloadException e)
        {
            inner.Fail(0, 1, e);
            return;
        }

        // Cancelled meanwhile: whoever did it has looked here before the item was.
        if (inner.IsCancelled) CancelRemaining();
    }

    private bool TryEncodeAgain(PayloadBuffer buffer, out long index)
    {
        RetryingItem? item;
        lock (_gate)
        {
            if (!_again.TryDequeue(out item))
            {
                index = 0;
                return false;
            }

            item.IsHere = false;
        }

        index = item.Index;
        System.Buffers.BuffersExtensions.Write(buffer, item.Arguments);
        return true;
    }
}
