using System.Buffers;
using System.Buffers.Binary;
using PoolGen.Serialization;

namespace PoolGen.Submissions;

/// <summary>Items that were encoded ahead of the engine, each with its length in front: what a source's thread adds, the engine takes.</summary>
/// <remarks>One thread adds, one at a time takes; all members are safe for any thread. It holds little: 256 KiB, or one item if that is larger.</remarks>
internal sealed class EncodedItems(int fixedSize)
{
    private const int MostBytes = 256 * 1024;
    private const int MostItems = 16 * 1024;

    private readonly Lock _gate = new();

    // Consecutive items; a failed one, which is never taken, divides two runs.
    private readonly Queue<(long First, int Count)> _runs = new();
    private long _runFirst;
    private int _runCount;
    private byte[] _bytes = new byte[1024];
    private PayloadBuffer? _large;
    private long _largeIndex;
    private int _head;
    private int _tail;
    private int _count;
    private int _want = 1;
    private int _filling;
    private bool _closed;

    internal int Count => Volatile.Read(ref _count);

    /// <summary>The index of the item that is added next.</summary>
    internal long NextToAdd { get; private set; }

    /// <summary>How many items have been taken or skipped.</summary>
    internal long Dequeued => NextToAdd - Count;

    internal bool HasRoom => Volatile.Read(ref _tail) - Volatile.Read(ref _head) < MostBytes && Count < MostItems && _large is null && !_closed;

    internal bool NeedsMore => HasRoom && Volatile.Read(ref _filling) == 0;

    internal bool TryBeginFill() => Interlocked.Exchange(ref _filling, 1) == 0;

    internal void EndFill() => Volatile.Write(ref _filling, 0);

    /// <summary>Adds the item that was encoded last; one that is large is taken over and not copied.</summary>
    internal AddedItem Add<TArguments, TResult>(ItemEncoder<TArguments, TResult> encoder)
    {
        ReadOnlySpan<byte> item = encoder.Encoded;
        return item.Length < MostBytes ? Add(item) : AddLarge(encoder.DetachEncoded());
    }

    /// <summary>Adds an item.</summary>
    internal AddedItem Add(ReadOnlySpan<byte> item)
    {
        lock (_gate)
        {
            if (_closed) return AddedItem.Refused;
            EnsureRoom(sizeof(int) + item.Length);
            BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_tail), item.Length);
            item.CopyTo(_bytes.AsSpan(_tail + sizeof(int)));
            _tail += sizeof(int) + item.Length;
            return CountIn(NextToAdd++);
        }
    }

    private AddedItem AddLarge(PayloadBuffer item)
    {
        lock (_gate)
        {
            if (_closed) return AddedItem.Refused;
            CloseRun();
            _large = item;
            _largeIndex = NextToAdd++;
            AddedItem added = CountIn(_largeIndex);
            CloseRun();
            return added;
        }
    }

    private AddedItem CountIn(long index)
    {
        _count++;
        if (_runCount == 0) _runFirst = index;
        _runCount++;
        if (_want == 0 || _count < _want) return AddedItem.Waits;
        _want = 0;
        return AddedItem.Wanted;
    }

    /// <summary>Leaves an item out: it will never be taken. False when it counts among those that were not taken anyway.</summary>
    internal bool Skip()
    {
        lock (_gate)
        {
            if (_closed) return false;
            NextToAdd++;
            CloseRun();
            return true;
        }
    }

    /// <summary>The adder is to say when there are this many; at once if there are.</summary>
    internal void Want(int items)
    {
        lock (_gate) _want = items;
    }

    internal int DequeueInto(PayloadBuffer buffer, int maximumItems, int maximumBytes, out long firstIndex)
    {
        lock (_gate)
        {
            firstIndex = 0;
            if (_runs.Count == 0) CloseRun();
            if (!_runs.TryPeek(out (long First, int Count) run)) return 0;
            firstIndex = run.First;
            if (_large is not null && run.First == _largeIndex) return DequeueLarge(buffer);
            int most = Math.Min(run.Count, maximumItems);
            int end = _head;
            int count = 0;
            do
            {
                end += sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(end));
                count++;
            }
            while (count < most && end - _head < maximumBytes);

            Copy(buffer, count, end);
            _head = end;
            if (_head == _tail) _head = _tail = 0;
            _count -= count;
            _runs.Dequeue();
            if (count < run.Count) PushFront(run.First + count, run.Count - count);
            return count;
        }
    }

    // A large item is a run, and a chunk, of its own.
    private int DequeueLarge(PayloadBuffer buffer)
    {
        if (buffer.WrittenCount == 0) _large!.MoveTo(buffer);
        else buffer.Write(_large!.WrittenSpan);
        _large = null;
        _count--;
        _runs.Dequeue();
        return 1;
    }

    /// <summary>Drops what was not taken and takes no more; returns how many items were dropped.</summary>
    internal int Close()
    {
        lock (_gate)
        {
            _closed = true;
            int dropped = _count;
            _runs.Clear();
            _runCount = _count = _head = _tail = 0;
            _bytes = [];
            _large = null;
            return dropped;
        }
    }

    private void Copy(PayloadBuffer buffer, int count, int end)
    {
        ReadOnlySpan<byte> items = _bytes.AsSpan(_head, end - _head);
        if (count > 1 && fixedSize == 0)
        {
            buffer.Write(items);
            return;
        }

        while (!items.IsEmpty)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(items);
            buffer.Write(items.Slice(sizeof(int), length));
            items = items[(sizeof(int) + length)..];
        }
    }

    private void CloseRun()
    {
        if (_runCount == 0) return;
        _runs.Enqueue((_runFirst, _runCount));
        _runCount = 0;
    }

    // What is left of a run stays the first one; there is at most one other in the usual case, so the copy is small.
    private void PushFront(long first, int count)
    {
        if (_runs.Count == 0)
        {
            if (_runCount > 0 && _runFirst == first + count)
            {
                _runFirst = first;
                _runCount += count;
            }
            else
            {
                _runs.Enqueue((first, count));
            }

            return;
        }

        (long First, int Count)[] others = [.. _runs];
        _runs.Clear();
        _runs.Enqueue((first, count));
        foreach ((long First, int Count) other in others) _runs.Enqueue(other);
    }

    private void EnsureRoom(int additional)
    {
        if (_bytes.Length - _tail >= additional) return;
        int used = _tail - _head;
        byte[] target = _bytes.Length >= 2 * (used + additional) ? _bytes : new byte[2 * (used + additional)];
        _bytes.AsSpan(_head, used).CopyTo(target);
        _bytes = target;
        _head = 0;
        _tail = used;
    }
}
