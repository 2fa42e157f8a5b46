using System.Buffers.Binary;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Orleans;
using PoolGen.Serialization;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>A call, a map or a stream that keeps a ledger: each of its items gets exactly one outcome, and the right one.</summary>
internal sealed class SimulatedSubmission(ClusterSimulation world, int id, SubmissionKind kind, PoolTask task) : IPoolSubmission
{
    private readonly List<SimulatedItem> _items = [];
    private int _next;
    private int _ended;
    private int _wanted;

    internal int Id => id;

    internal SubmissionKind Kind => kind;

    internal IReadOnlyList<SimulatedItem> Items => _items;

    /// <summary>How many items a stream has yet to give.</summary>
    internal int ToPush { get; set; }

    internal bool SourceEnded { get; private set; } = kind != SubmissionKind.Stream;

    internal bool Finished { get; private set; }

    internal bool Abandoned { get; private set; }

    /// <summary>Whether the pool has not taken it: it has no end.</summary>
    internal bool Refused { get; private set; }

    internal long SubmittedAt { get; set; }

    internal long CancelledAt { get; private set; } = long.MaxValue;

    public PoolTask Task => task;

    public SubmissionEnvelope Envelope { get; set; } = SubmissionEnvelope.Default;

    public bool IsSingle => kind == SubmissionKind.Single;

    public bool CallerWaits => false;

    public int FixedChunkSize { get; init; }

    public int LargestChunk { get; init; } = int.MaxValue;

    public bool IsCancelled { get; private set; }

    public int Available => IsCancelled || Abandoned ? 0 : _items.Count - _next;

    public long? Remaining => SourceEnded || IsCancelled ? Available : null;

    internal void Add(SimulatedItem item) => _items.Add(item);

    internal void MarkCancelled(long now)
    {
        IsCancelled = true;
        CancelledAt = now;
    }

    /// <summary>A stream has one more item; true when somebody wanted to hear of it.</summary>
    internal bool Push(SimulatedItem item)
    {
        ToPush--;
        if (IsCancelled || Abandoned) return false;
        _items.Add(item);
        if (_wanted == 0 || Available < _wanted) return false;
        _wanted = 0;
        return true;
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

    public bool TryRefuse() => !Finished && (Finished = Refused = true);

    public int EncodeNext(PayloadBuffer buffer, int maximumItems, int maximumBytes, out long firstIndex)
    {
        world.Require(maximumItems > 0, $"{this} was asked for {maximumItems} items");
        int first = _next;
        firstIndex = first;
        for (int bytes = 0; _next < _items.Count && _next - first < maximumItems && (_next == first || bytes < maximumBytes); _next++)
        {
            bytes += sizeof(long) + _items[_next].Padding;
        }

        for (int i = first; i < _next; i++)
        {
            if (_next - first > 1 && task.ArgumentsSize == 0) ChunkPayload.AppendWithLength(buffer, _items[i].Encode());
            else System.Buffers.BuffersExtensions.Write(buffer, _items[i].Encode());
        }

        return _next - first;
    }

    public void Want(int items) => _wanted = items;

    public void Complete(long index, ref PayloadReader result, OutcomeEnvelope envelope) => Complete(index, result.ReadBytes(result.Remaining));

    public void CompleteMany(long firstIndex, int count, ReadOnlySpan<byte> results, OutcomeEnvelope envelope)
    {
        for (int i = 0; i < count; i++) Complete(firstIndex + i, results.Slice(i * sizeof(long), sizeof(long)));
    }

    public void Fail(long firstIndex, int count, Exception failure)
    {
        for (int i = 0; i < count; i++)
        {
            world.CheckFailure(_items[(int)firstIndex + i], failure);
            End(_items[(int)firstIndex + i], failure.GetType().Name);
        }

        Count(count);
    }

    public void Fail(long index, ReadOnlySpan<byte> failure, OutcomeEnvelope envelope)
    {
        SimulatedItem item = _items[(int)index];
        world.Require(BinaryPrimitives.ReadInt64LittleEndian(failure) == item.Id && item.Throws, $"{item} got a failure that is not its own");
        End(item, "failure");
        Count(1);
    }

    public void Cancel(long firstIndex, int count)
    {
        world.Require(IsCancelled, $"{this} was cancelled, and nobody asked for it");
        for (int i = 0; i < count; i++) End(_items[(int)firstIndex + i], "cancelled");
        Count(count);
    }

    public void CancelRemaining()
    {
        if (IsSingle) return;
        int first = _next;
        _next = _items.Count;
        SourceEnded = true;
        for (int i = first; i < _items.Count; i++) End(_items[i], "cancelled");
        Count(_items.Count - first);
    }

    public void Abandon(Exception failure)
    {
        world.Require(failure is PoolTerminatedException or NoHostException, $"{this} was given up with {failure.GetType()}");
        if (failure is NoHostException) world.CheckNoHost(this);
        Abandoned = true;
        Finish();
    }

    public void Report(long index, ReadOnlySpan<byte> progress)
    {
    }

    public void EndEmpty() => throw new NotSupportedException();

    public void CutIfUnread(TimeSpan unread)
    {
    }

    public override string ToString() => $"{kind}{id}";

    private void Complete(long index, ReadOnlySpan<byte> result)
    {
        SimulatedItem item = _items[(int)index];
        world.Require(BinaryPrimitives.ReadInt64LittleEndian(result) == item.Id, $"{item} got another item's result");
        world.Require(item is { Starts: > 0, Throws: false }, $"{item} got a result that it cannot have");
        End(item, "result");
        Count(1);
    }

    private void End(SimulatedItem item, string outcome)
    {
        world.Log($"{item} ends: {outcome}");

        // What was given up as a whole may still hear of some, and a cancelled call of its end.
        if (Abandoned || (IsSingle && IsCancelled && item.Outcome is not null)) return;
        world.Require(item.Outcome is null, $"{item} ended twice: {item.Outcome}, {outcome}");
        item.Outcome = outcome;
    }

    private void Count(int items)
    {
        _ended += items;
        if (IsSingle ? _ended > 0 : SourceEnded && _ended == _items.Count) Finish();
    }

    private void Finish()
    {
        if (Finished) return;
        Finished = true;
        world.Ended(this);
    }
}
