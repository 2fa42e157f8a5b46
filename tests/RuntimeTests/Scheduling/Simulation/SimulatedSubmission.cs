using System.Buffers.Binary;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Submissions;
using PoolGen.Telemetry;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>A call, a map or a stream that keeps a ledger: each of its items gets exactly one outcome, and the right one.</summary>
internal sealed class SimulatedSubmission(Simulation world, int id, SubmissionKind kind, PoolTask task, int fixedChunk, int largestChunk)
    : IPoolSubmission
{
    private readonly List<SimulatedItem> _items = [];
    private readonly EncodedItems _encoded = new(task.ArgumentsSize);
    private int _ended;
    private int _untaken;

    internal int Id => id;

    internal SubmissionKind Kind => kind;

    internal IReadOnlyList<SimulatedItem> Items => _items;

    /// <summary>How many items a stream's submission has yet to give.</summary>
    internal int ToPush { get; set; }

    internal bool SourceEnded { get; set; } = kind != SubmissionKind.Stream;

    internal bool Finished { get; private set; }

    internal bool Abandoned { get; private set; }

    /// <summary>Whether the pool has taken it: a call that was refused has no end.</summary>
    internal bool Refused { get; private set; }

    /// <summary>Whether it threw when it was given a result, which costs it all of its own items and nothing else.</summary>
    internal bool Threw { get; private set; }

    internal long CancelledAt { get; private set; } = long.MaxValue;

    /// <summary>Highest index that has been started, for the order of a single worker.</summary>
    internal int LastStarted { get; set; } = -1;

    public PoolTask Task => task;

    public SubmissionEnvelope Envelope { get; set; } = SubmissionEnvelope.Default;

    public bool IsSingle => kind == SubmissionKind.Single;

    public int FixedChunkSize => fixedChunk;

    public int LargestChunk => largestChunk;

    public int Available => kind switch
    {
        _ when IsCancelled || Abandoned => 0,
        SubmissionKind.Stream => _encoded.Count,
        _ => _items.Count - _untaken,
    };

    public long? Remaining => SourceEnded || IsCancelled ? Available : null;

    public bool IsCancelled { get; private set; }

    bool IPoolSubmission.TellsItsEnds => IsSingle;

    internal void Add(SimulatedItem item) => _items.Add(item);

    internal void MarkCancelled(long now)
    {
        IsCancelled = true;
        CancelledAt = now;
    }

    /// <summary>A stream's submission gives one item; true when the engine wanted to hear of it.</summary>
    internal bool Push(SimulatedItem item)
    {
        _items.Add(item);
        ToPush--;
        if (item.Unsendable)
        {
            _encoded.Skip();
            world.CountEnd(this, ItemOutcome.Error);
            End(item, "unsendable");
            Count(1);
            return false;
        }

        switch (_encoded.Add(item.Encode()))
        {
            case AddedItem.Wanted:
                return true;
            case AddedItem.Refused:
                world.CountEnd(this, Abandoned ? ItemOutcome.Terminated : ItemOutcome.Cancelled);
                End(item, "cancelled");
                Count(1);
                return false;
            default:
                return false;
        }
    }

    internal void EndSource()
    {
        ToPush = 0;
        SourceEnded = true;
        Count(0);
    }

    public void Attach(ISubmissionHost host)
    {
    }

    public bool TryRefuse()
    {
        if (Finished) return false;
        world.Log($"{this} is refused");
        return Finished = Refused = true;
    }

    public int EncodeNext(PayloadBuffer buffer, int maximumItems, int maximumBytes, out long firstIndex)
    {
        world.Require(maximumItems > 0, $"{this} was asked for {maximumItems} items");
        int count = kind switch
        {
            SubmissionKind.Stream => _encoded.DequeueInto(buffer, maximumItems, maximumBytes, out firstIndex),
            _ => TakeKnown(buffer, Math.Min(maximumItems, _items.Count - _untaken), maximumBytes, out firstIndex),
        };
        for (int i = 0; i < count; i++) _items[(int)firstIndex + i].Taken = true;
        return count;
    }

    public void Want(int items) => _encoded.Want(items);

    public bool CallerWaits => false;

    public void Complete(long index, ref PayloadReader result, OutcomeEnvelope envelope) => Complete(index, result.ReadBytes(result.Remaining));

    private void Complete(long index, ReadOnlySpan<byte> result)
    {
        SimulatedItem item = _items[(int)index];
        world.Require(BinaryPrimitives.ReadInt64LittleEndian(result) == item.Id, $"{item} got another item's result");
        world.Require(item.CommittedAt >= 0, $"{item} got a result before it had one");
        End(item, "result");
        ThrowByChance();
        Count(1);
    }

    public void CompleteMany(long firstIndex, int count, ReadOnlySpan<byte> results, OutcomeEnvelope envelope)
    {
        for (int i = 0; i < count; i++) Complete(firstIndex + i, results[(i * sizeof(long))..]);
    }

    public void Fail(long firstIndex, int count, Exception failure)
    {
        for (int i = 0; i < count; i++)
        {
            SimulatedItem item = _items[(int)firstIndex + i];
            world.CheckFailure(item, failure);
            TellEnd(item, ItemOutcomes.Of(failure));
            End(item, failure.GetType().Name);
        }

        Count(count);
    }

    public void Fail(long index, ReadOnlySpan<byte> failure, OutcomeEnvelope envelope)
    {
        SimulatedItem item = _items[(int)index];
        world.Require(BinaryPrimitives.ReadInt64LittleEndian(failure) == item.Id, $"{item} got another item's failure");
        TellEnd(item, ItemOutcome.Error);
        End(item, "failure");
        ThrowByChance();
        Count(1);
    }

    public void Cancel(long firstIndex, int count)
    {
        for (int i = 0; i < count; i++)
        {
            SimulatedItem item = _items[(int)firstIndex + i];
            world.Require(IsCancelled, $"{item} was cancelled, and nobody asked for it");
            TellEnd(item, ItemOutcome.Cancelled);
            End(item, "cancelled");
        }

        Count(count);
    }

    public void CancelRemaining()
    {
        if (IsSingle) return;
        if (kind == SubmissionKind.Stream) _encoded.Close();
        int dropped = 0;
        foreach (SimulatedItem item in _items)
        {
            if (item.Taken || item.Outcome is not null) continue;
            item.Taken = true;
            world.CountEnd(this, ItemOutcome.Cancelled);
            End(item, "cancelled");
            dropped++;
        }

        _untaken = _items.Count;
        Count(dropped);
    }

    public void EndEmpty() => throw new NotSupportedException();

    public void CutIfUnread(TimeSpan unread)
    {
    }

    public void Report(long index, ReadOnlySpan<byte> progress)
    {
    }

    public void Abandon(Exception failure)
    {
        world.Require(Threw || failure is PoolTerminatedException or PoolFaultedException, $"{this} was given up with {failure.GetType()}");
        if (!Abandoned && !Finished) TellAbandoned(ItemOutcomes.Of(failure));
        Abandoned = true;
        Finish();
    }

    public override string ToString() => $"{kind}{id}";

    private int TakeKnown(PayloadBuffer buffer, int most, int maximumBytes, out long firstIndex)
    {
        var taken = new List<SimulatedItem>();
        int bytes = 0;
        while (taken.Count < most && bytes < maximumBytes)
        {
            SimulatedItem item = _items[_untaken];
            if (item.Unsendable)
            {
                if (taken.Count > 0) break;
                _untaken++;
                most--;
                item.Taken = true;
                world.CountEnd(this, ItemOutcome.Error);
                world.Later(() =>
                {
                    End(item, "unsendable");
                    Count(1);
                });
                continue;
            }

            _untaken++;
            taken.Add(item);
            bytes += sizeof(long) + item.Padding;
        }

        firstIndex = taken.Count > 0 ? taken[0].Index : 0;
        foreach (SimulatedItem item in taken)
        {
            byte[] encoded = item.Encode();
            if (taken.Count > 1 && task.ArgumentsSize == 0) ChunkPayload.AppendWithLength(buffer, encoded);
            else System.Buffers.BuffersExtensions.Write(buffer, encoded);
        }

        return taken.Count;
    }

    // A call may be given its end twice.
    private void TellEnd(SimulatedItem item, ItemOutcome outcome)
    {
        if (IsSingle && item.Outcome is null && !Finished) world.CountEnd(this, outcome);
    }

    // What the pool has not taken, nobody else counts.
    private void TellAbandoned(ItemOutcome outcome)
    {
        foreach (SimulatedItem item in _items)
        {
            if (item.Outcome is not null || (item.Taken && !IsSingle)) continue;
            if (!IsSingle) item.Taken = true;
            world.CountEnd(this, outcome);
        }
    }

    private void ThrowByChance()
    {
        if (!world.CompletionThrows()) return;
        Threw = true;
        world.Log($"{this} throws when it is told");
        throw new InvalidOperationException("The context that awaits this has gone.");
    }

    private void End(SimulatedItem item, string outcome)
    {
        world.Log($"{item} ends: {outcome}");
        if (IsSingle && item.Outcome is not null) return;
        world.Require(item.Outcome is null, $"{item} ended twice: {item.Outcome}, {outcome}");
        item.Outcome = outcome;
    }

    private void Count(int items)
    {
        _ended += items;
        if (IsSingle ? _ended > 0 : SourceEnded && _ended == _items.Count) Finish();
    }

    // Now and then the host hears of the end later, as when a callback runs first.
    private void Finish()
    {
        if (Finished) return;
        Finished = true;
        if (world.Chance(20)) world.Later(() => world.Ended(this));
        else world.Ended(this);
    }
}
