using PoolGen.Extensibility;

namespace PoolGen.Orleans.Scheduling;

/// <summary>Owns the outcomes that were decided under the pool's lock and are given once the lock is left.</summary>
/// <remarks>Used under the pool's lock.</remarks>
internal sealed class EndList
{
    private List<ItemEnd> _ends = [];

    /// <summary>Whether there are outcomes to be given.</summary>
    internal bool Any => _ends.Count > 0;

    /// <summary>Outcomes to be given now that the lock is left.</summary>
    internal List<ItemEnd>? Detach()
    {
        if (_ends.Count == 0) return null;
        List<ItemEnd> ends = _ends;
        _ends = [];
        return ends;
    }

    internal void Add(ItemEnd end) => _ends.Add(end);

    internal void Cancel(IPoolSubmission submission, long firstIndex, int count)
    {
        if (count > 0) _ends.Add(new ItemEnd(submission, ItemEndKind.Cancelled, firstIndex, count));
    }

    internal void Fail(IPoolSubmission submission, long firstIndex, int count, Exception failure)
    {
        if (count > 0) _ends.Add(new ItemEnd(submission, ItemEndKind.Failed, firstIndex, count) { Failure = failure });
    }

    internal void Abandon(IPoolSubmission submission, Exception failure) =>
        _ends.Add(new ItemEnd(submission, ItemEndKind.Abandoned, 0, 1) { Failure = failure });
}
