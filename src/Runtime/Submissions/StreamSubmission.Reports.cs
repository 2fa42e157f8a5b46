using PoolGen.CompilerServices;

namespace PoolGen.Submissions;

/// <summary>What a stream tells its caller besides results: how far it has come, and what its items report while they run.</summary>
internal sealed partial class StreamSubmission<TArguments, TResult>
{
    // Runs the caller's handlers; null where there are none. What must not overtake a report goes through it, too.
    private readonly SerialQueue? _handlers;
    private readonly MapReporter? _reporter;
    private readonly object? _itemProgress;

    // How the source ended, where the consumer is to hear of it behind the last report. Guarded by _pulling until the source has ended.
    private (bool IsEnd, Exception? Failure) _sourceEnd;

    /// <summary>Whether results are read elsewhere: the user's code runs for them, or reports of their items come first.</summary>
    private bool IsReadOffThread => _itemProgress is not null || (_task.Traits & PayloadTraits.ResultRunsUserCode) != 0;

    public void Report(long index, ReadOnlySpan<byte> progress)
    {
        if (_itemProgress is { } target) ItemReport.Post(_handlers!, _task, target, index, progress);
    }

    private void ReadManyOffThread(long firstIndex, int count, ReadOnlySpan<byte> results)
    {
        int size = _task.ResultSize;
        for (int i = 0; i < count; i++) ReadOffThread(firstIndex + i, results.Slice(i * size, size).ToArray());
    }

    private void FailBehindReports(long firstIndex, int count, Exception failure)
    {
        Defer(
            () =>
            {
                for (int i = 0; i < count; i++) PutFailure(PlaceOf(firstIndex + i), firstIndex + i, failure);
                WakeConsumer();
            },
            count);
    }

    /// <summary>Delivers outcomes off this thread; where the items report, behind their reports.</summary>
    private void Defer(Action deliver, int items = 1)
    {
        Action all = () =>
        {
            deliver();
            ItemsEnded(items);
        };
        if (_itemProgress is null) Work.Post(all);
        else _handlers!.Post(all);
    }

    private void EndBehindReports(Exception? failure)
    {
        if (_reporter is null) EndAt(_pulled, failure);
        else _sourceEnd = (true, failure);
    }

    /// <summary>All items have ended: the last report is complete, and only then the consumer hears of the end.</summary>
    private void EndReports()
    {
        if (_reporter is null) return;
        _reporter.End(_pulled);
        if (_sourceEnd.IsEnd) _handlers!.Post(() => EndAt(_pulled, _sourceEnd.Failure));
    }
}
