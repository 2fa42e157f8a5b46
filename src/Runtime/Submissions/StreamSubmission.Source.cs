using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Telemetry;

namespace PoolGen.Submissions;

/// <summary>What the source's thread does: it adds items while there is room for their results, and waits where there is none.</summary>
internal sealed partial class StreamSubmission<TArguments, TResult>
{
    /// <summary>The source's thread: gives the engine one item.</summary>
    internal void Push(TArguments item)
    {
        Exception? failure = _encoder.TryEncode(item);
        long index;
        lock (_pulling)
        {
            // Cut while the source was being asked: nobody waits for this one.
            if (_sourceEnded != 0) return;
            index = _pulled++;
        }

        if (failure is not null)
        {
            _items.Skip();
            _host.CountEnds(_task, ItemOutcome.Error, 1);
            Fail(index, 1, failure);
            return;
        }

        switch (_items.Add(_encoder))
        {
            case AddedItem.Wanted:
                _host!.Offer(this);
                break;
            case AddedItem.Refused:
                _host.CountEnds(_task, _untaken, 1);
                ItemsEnded(1);
                break;
        }
    }

    /// <summary>The source's thread: there are no more items, because of an exception or because it has ended.</summary>
    internal void EndSource(Exception? failure)
    {
        lock (_pulling)
        {
            if (_sourceEnded != 0) return;

            // A source that was stopped has not ended: what stopped it is what the consumer gets.
            if (failure is not null || !IsCancelled) EndBehindReports(failure);
            Volatile.Write(ref _sourceEnded, 1);
        }

        ItemsEnded(0);
        if (Volatile.Read(ref _finished) == 0) _host!.Offer(this);
    }

    /// <summary>The source's thread: waits until <see cref="HasRoom"/> may hold.</summary>
    internal void WaitForRoom()
    {
        if (BeginWaitForRoom()) _room.Wait();
    }

    /// <inheritdoc cref="WaitForRoom"/>
    internal async ValueTask WaitForRoomAsync()
    {
        if (BeginWaitForRoom()) await _room.WaitAsync().ConfigureAwait(false);
    }

    private bool BeginWaitForRoom()
    {
        Interlocked.Exchange(ref _sourceWaits, 1);
        bool wait = !IsOver && (_pulled - Yielded > Capacity / 2 || !_items.HasRoom);
        if (wait) return true;
        if (Interlocked.Exchange(ref _sourceWaits, 0) == 0) _room.Wait();
        return false;
    }

    private void WakeSource()
    {
        if (Volatile.Read(ref _sourceWaits) != 0 && Interlocked.Exchange(ref _sourceWaits, 0) != 0) _room.Release();
    }
}
