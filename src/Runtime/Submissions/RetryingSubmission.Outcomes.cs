using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Telemetry;

namespace PoolGen.Submissions;

/// <summary>Which outcomes are an item's last one.</summary>
internal sealed partial class RetryingSubmission
{
    public void Complete(long index, ref PayloadReader result, OutcomeEnvelope envelope)
    {
        // What throws here is a result that does not arrive: the item has no outcome then, and stays open.
        inner.Complete(index, ref result, envelope);
        Close(index, 1);
    }

    public void CompleteMany(long firstIndex, int count, ReadOnlySpan<byte> results, OutcomeEnvelope envelope)
    {
        Close(firstIndex, count);
        inner.CompleteMany(firstIndex, count, results, envelope);
    }

    public void Fail(long index, ReadOnlySpan<byte> failure, OutcomeEnvelope envelope)
    {
        if (MayStartAgain(index) is not { } item)
        {
            Close(index, 1);
            CountEnds(ItemOutcome.Error, 1);
            inner.Fail(index, failure, envelope);
            return;
        }

        byte[] copy = failure.ToArray();
        thread.Post(() => Decide(item, () => RemoteFailure.Read(inner.Task, copy, envelope.Origin), ItemOutcome.Error, () => inner.Fail(index, copy, envelope)));
    }

    public void Fail(long firstIndex, int count, Exception failure)
    {
        bool asked = IsWorthAsking(failure);
        ItemOutcome outcome = ItemOutcomes.Of(failure);
        for (long index = firstIndex; index < firstIndex + count; index++)
        {
            if (asked && MayStartAgain(index) is { } item)
            {
                thread.Post(() => Decide(item, () => failure, outcome, () => inner.Fail(item.Index, 1, failure)));
                continue;
            }

            Close(index, 1);
            CountEnds(outcome, 1);
            inner.Fail(index, 1, failure);
        }
    }

    public void Cancel(long firstIndex, int count)
    {
        Close(firstIndex, count);
        CountEnds(ItemOutcome.Cancelled, count);
        inner.Cancel(firstIndex, count);
    }

    public void Report(long index, ReadOnlySpan<byte> progress) => inner.Report(index, progress);

    public void EndEmpty() => inner.EndEmpty();

    public void Abandon(Exception failure)
    {
        int open;
        lock (_gate)
        {
            open = _open.Count;
            _open.Clear();
            _again.Clear();
        }

        CountEnds(ItemOutcomes.Of(failure), open);
        inner.Abandon(failure);
    }

    /// <summary>How long an item waits before it is started again.</summary>
    /// <param name="retry">For the how-manieth time, from 1.</param>
    internal static TimeSpan DelayBefore(int retry) => TimeSpan.FromTicks(Math.Min(FirstDelay.Ticks << Math.Min(retry - 1, 20), LongestDelay.Ticks));

    // Neither the end of a pool nor a loss that may have run what must not run twice.
    private bool IsWorthAsking(Exception failure) => failure switch
    {
        PoolTerminatedException or OperationCanceledException or PoolFaultedException => false,
        WorkerLostException => inner.Task.Idempotent,
        _ => true,
    };

    private RetryingItem? MayStartAgain(long index)
    {
        lock (_gate) return !inner.IsCancelled && _open.TryGetValue(index, out RetryingItem? item) && item.Retries < options.MaxRetries ? item : null;
    }

    private void Close(long firstIndex, int count)
    {
        lock (_gate)
        {
            for (long index = firstIndex; index < firstIndex + count; index++) _open.Remove(index);
        }
    }

    // On the thread for retries: what is asked here is the user's.
    private void Decide(RetryingItem item, Func<Exception> read, ItemOutcome outcome, Action fail)
    {
        bool retried = IsRetried(read);
        lock (_gate)
        {
            // Given up as a whole meanwhile: it has its outcome.
            if (!_open.ContainsKey(item.Index)) return;
            if (retried && !inner.IsCancelled)
            {
                // From here on a cancellation ends the item at once.
                item.Retries++;
                item.IsHere = true;
            }
            else
            {
                _open.Remove(item.Index);
            }
        }

        if (item.IsHere)
        {
            thread.PostAfter(DelayBefore(item.Retries), _host!.TimeProvider, () => StartAgain(item));
            return;
        }

        CountEnds(retried ? ItemOutcome.Cancelled : outcome, 1);
        if (retried) inner.Cancel(item.Index, 1);
        else fail();
    }

    private bool IsRetried(Func<Exception> read)
    {
        try
        {
            return options.RetryWhen is not { } worthIt || worthIt(read());
        }
        catch (Exception)
        {
            // The user's own question failed: the item ends with what it failed with.
            return false;
        }
    }

    private void StartAgain(RetryingItem item)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(item.Index, out RetryingItem? open) || !ReferenceEquals(open, item)) return;
            _again.Enqueue(item);
        }

        _host.CountToldEnds(inner.Task, ItemOutcome.Retried, 1);
        _host!.Offer(this);
    }

    // A call inside tells its end itself.
    private void CountEnds(ItemOutcome outcome, int items)
    {
        if (!inner.TellsItsEnds) _host.CountToldEnds(inner.Task, outcome, items);
    }
}
