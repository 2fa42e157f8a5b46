using PoolGen.Extensibility;

namespace PoolGen.Scheduling;

/// <summary>Owns the list of maps and streams of one priority that have, or may get, more items, and whose turn it is: single calls have theirs behind the last of them.</summary>
/// <remarks>Used under the pool's lock.</remarks>
internal sealed class Feeders
{
    private readonly List<Feeder> _feeders = [];
    private int _turn;

    internal int Count => _feeders.Count;

    internal void Add(IPoolSubmission submission) => _feeders.Add(new Feeder(submission, this));

    /// <summary>Whose turn it is next; null when it is the single calls'.</summary>
    internal Feeder? NextTurn()
    {
        _turn = _turn >= _feeders.Count ? 0 : _turn + 1;
        return _turn == _feeders.Count ? null : _feeders[_turn];
    }

    /// <summary>The one whose turn it is has no more items.</summary>
    internal void RemoveCurrent() => _feeders.RemoveAt(_turn--);

    /// <summary>A map or stream has ended.</summary>
    internal void Remove(IPoolSubmission submission)
    {
        int index = _feeders.FindIndex(feeder => ReferenceEquals(feeder.Submission, submission));
        if (index >= 0) _feeders.RemoveAt(index);
    }

    internal void Clear() => _feeders.Clear();
}
