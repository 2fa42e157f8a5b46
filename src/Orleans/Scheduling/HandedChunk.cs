using PoolGen.Extensibility;

namespace PoolGen.Orleans.Scheduling;

/// <summary>A chunk that was handed to a host, as its caller knows it.</summary>
/// <param name="id">Its number.</param>
/// <param name="items">Its items.</param>
/// <param name="task">Their task at that host.</param>
internal sealed class HandedChunk(long id, WaitingChunk items, TaskAtHost task)
{
    private ItemMarks _ended = new(items.Count);

    internal long Id => id;

    internal WaitingChunk Items => items;

    internal IPoolSubmission Submission => items.Submission;

    internal TaskAtHost Task => task;

    internal bool IsIdempotent => items.Submission.Task.Idempotent;

    /// <summary>How many items are known to have started: from the front.</summary>
    internal int Started { get; private set; }

    /// <summary>Where those end that were not given back.</summary>
    internal int Limit { get; private set; } = items.Count;

    /// <summary>How many have neither ended nor come back.</summary>
    internal int Open => Limit - _ended.Count;

    /// <summary>How many are known to run.</summary>
    internal int Running => Started - _ended.Count;

    /// <summary>How many are not known to have started.</summary>
    internal int Unstarted => Limit - Started;

    /// <summary>Items are known to have started, and with them those before; returns how many are new.</summary>
    internal int Start(int limit)
    {
        int more = Math.Max(0, Math.Min(limit, Limit) - Started);
        Started += more;
        return more;
    }

    /// <summary>Items have ended; false when some of them had before, or cannot have.</summary>
    internal bool TryEnd(int first, int count) => first >= 0 && count > 0 && first <= Limit - count && _ended.TryMark(first, count);

    /// <summary>The items from one on have come back; false when that cannot be.</summary>
    internal bool TryReturn(int first, int count)
    {
        if (count <= 0 || first < Started || first + count != Limit) return false;
        Limit = first;
        return true;
    }

    /// <summary>The runs of items that have neither ended nor come back.</summary>
    internal IEnumerable<(int First, int Count)> OpenRuns()
    {
        for (int start = _ended.Next(0, Limit, marked: false); start < Limit;)
        {
            int end = _ended.Next(start, Limit, marked: true);
            yield return (start, end - start);
            start = _ended.Next(end, Limit, marked: false);
        }
    }
}
