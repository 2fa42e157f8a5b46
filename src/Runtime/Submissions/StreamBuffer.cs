using System.Runtime.CompilerServices;

namespace PoolGen.Submissions;

/// <summary>
/// A stream's outcomes between the readers, who add them, and the one consumer, who takes them in order: a ring with a slot for each item
/// that may be pulled and not yet yielded, so that no slot is ever waited for.
/// </summary>
internal abstract class StreamBuffer<T> : IWakesWaiters
{
    private readonly SlotRing<Slot> _slots;
    private readonly SemaphoreSlim _arrived = new(0);
    private int _consumerWaits;
    private long _arrivals;
    private long _yielded;
    private long _end = long.MaxValue;
    private Exception? _endFailure;
    private Exception? _broken;

    private protected StreamBuffer(int capacity)
    {
        Capacity = capacity;
        _slots = new SlotRing<Slot>(capacity);
        Work = new DeferredWork(this);
    }

    internal int Capacity { get; }

    /// <summary>How many outcomes the consumer has taken.</summary>
    internal long Yielded => Volatile.Read(ref _yielded);

    /// <summary>Whether the consumer is waiting for an outcome.</summary>
    protected bool IsBeingRead => Volatile.Read(ref _consumerWaits) != 0;

    /// <summary>What is left to do for outcomes that have come: a consumer who blocks does it.</summary>
    protected DeferredWork Work { get; }

    /// <summary>Stops the stream: what has not started never does, and the source is disposed.</summary>
    internal abstract void Stop();

    /// <summary>Room for more has come.</summary>
    protected abstract void OnYielded();

    /// <summary>The place of the next outcome of a stream without order.</summary>
    protected long NextArrival() => Interlocked.Increment(ref _arrivals) - 1;

    /// <summary>Puts an outcome in its place; <see cref="WakeConsumer"/> afterwards.</summary>
    protected void Put(long place, long index, T? value, Exception? failure)
    {
        if (failure is not null) ItemFailure.Mark(failure, index);
        ref Slot slot = ref _slots[place];
        slot.Value = value;
        slot.Failure = failure;
        slot.Index = index;
        Volatile.Write(ref slot.Filled, place + 1);
    }

    /// <summary>No outcome comes at this place or later.</summary>
    protected void EndAt(long place, Exception? failure)
    {
        _endFailure = failure;
        Volatile.Write(ref _end, place);
        WakeConsumer();
    }

    /// <summary>What is there is still given out; then the consumer gets this.</summary>
    protected void Break(Exception failure)
    {
        Interlocked.CompareExchange(ref _broken, failure, null);
        WakeConsumer();
    }

    protected void WakeConsumer()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _consumerWaits) != 0 && Interlocked.Exchange(ref _consumerWaits, 0) != 0) _arrived.Release();
    }

    /// <summary>Takes the next outcome if it is there.</summary>
    /// <exception cref="Exception">The stream has ended with this instead.</exception>
    internal StreamStep TryNext(out Outcome<T> outcome)
    {
        long place = _yielded;
        if (IsFilled(place))
        {
            ref Slot slot = ref _slots.Find(place);
            outcome = new Outcome<T>(slot.Index, slot.Value, slot.Failure);
            slot.Value = default;
            slot.Failure = null;
            _slots.Emptied(place);
            Volatile.Write(ref _yielded, place + 1);
            OnYielded();
            return StreamStep.Item;
        }

        outcome = default;
        if (place >= Volatile.Read(ref _end))
        {
            if (_endFailure is { } failure)
            {
                _endFailure = null;
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(failure).Throw();
            }

            return StreamStep.End;
        }

        if (Volatile.Read(ref _broken) is { } broken) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(broken).Throw();
        return StreamStep.NotYet;
    }

    void IWakesWaiters.WakeWaiters() => WakeConsumer();

    /// <summary>Blocks until there may be something to take, and meanwhile does what is left to do for it; false when the time was up.</summary>
    internal bool Wait(TimeSpan timeout)
    {
        if (Work.TryRunOne(withCallbacks: false)) return true;
        if (!BeginWait(blocking: true)) return true;
        if (Block(timeout)) return true;

        // Nobody rang in time. If somebody does just now, its ring must not be left for the next wait.
        if (Interlocked.Exchange(ref _consumerWaits, 0) == 0) _arrived.Wait();
        return false;
    }

    /// <summary>Waits until there may be something to take.</summary>
    internal async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        if (!BeginWait(blocking: false)) return;
        try
        {
            await _arrived.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            if (Interlocked.Exchange(ref _consumerWaits, 0) == 0) _arrived.Wait(CancellationToken.None);
            throw;
        }
    }

    // A thread of the thread pool waits for a task: that tells the thread pool that it has one thread less.
    private bool Block(TimeSpan timeout)
    {
        if (timeout != Timeout.InfiniteTimeSpan || !Thread.CurrentThread.IsThreadPoolThread) return _arrived.Wait(timeout);
        _arrived.WaitAsync().GetAwaiter().GetResult();
        return true;
    }

    private bool BeginWait(bool blocking)
    {
        Interlocked.Exchange(ref _consumerWaits, 1);
        long place = _yielded;
        bool there = IsFilled(place) || place >= Volatile.Read(ref _end) || Volatile.Read(ref _broken) is not null || (blocking && Work.HasWork);
        if (!there) return true;
        if (Interlocked.Exchange(ref _consumerWaits, 0) == 0) _arrived.Wait();
        return false;
    }

    // The consumer's alone: a segment that it asks for is not dropped meanwhile.
    private bool IsFilled(long place)
    {
        ref Slot slot = ref _slots.Find(place);
        return !Unsafe.IsNullRef(ref slot) && Volatile.Read(ref slot.Filled) == place + 1;
    }

    private struct Slot
    {
        internal long Filled;
        internal long Index;
        internal T? Value;
        internal Exception? Failure;
    }
}
