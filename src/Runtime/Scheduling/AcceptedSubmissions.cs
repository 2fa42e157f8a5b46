using PoolGen.Extensibility;

namespace PoolGen.Scheduling;

/// <summary>Owns the pool's state, and the record of the submissions that the pool has accepted and that have not ended.</summary>
/// <remarks>Used under the pool's lock, except for <see cref="State"/> and <see cref="TryAcceptCall"/>, which need none.</remarks>
internal sealed class AcceptedSubmissions
{
    // Maps and streams one by one; of calls, of which there may be millions, the number alone.
    private readonly HashSet<IPoolSubmission> _submissions = new(ReferenceEqualityComparer.Instance);
    private long _calls;
    private volatile PoolState _state = PoolState.Running;

    internal PoolState State => _state;

    /// <summary>Whether what has not ended is given up.</summary>
    internal bool HasGivenUp => _state is PoolState.Terminated or PoolState.Faulted;

    /// <summary>Why the pool is <see cref="PoolState.Faulted"/>.</summary>
    internal Exception? Fault { get; private set; }

    /// <summary>How many submissions have been accepted and have not ended.</summary>
    internal long Count => Volatile.Read(ref _calls) + _submissions.Count;

    /// <summary>The maps and streams that have not ended.</summary>
    internal IReadOnlyCollection<IPoolSubmission> MapsAndStreams => _submissions;

    /// <summary>Counts a call, before anything can end it. Needs no lock.</summary>
    /// <returns>False when the pool accepts none: then it is counted all the same until <see cref="CallsEnded"/>, since the pool may have looked meanwhile.</returns>
    internal bool TryAcceptCall()
    {
        // Counted first and asked afterwards, and TryClose does it the other way round: one of the two sees the other.
        Interlocked.Increment(ref _calls);
        return _state == PoolState.Running;
    }

    /// <summary>Records a map or stream, before anything can end it; false when the pool accepts none.</summary>
    internal bool TryAccept(IPoolSubmission submission)
    {
        if (_state != PoolState.Running) return false;
        _submissions.Add(submission);
        return true;
    }

    /// <summary>Whether a map or stream has been accepted and has not ended.</summary>
    internal bool Contains(IPoolSubmission submission) => _submissions.Contains(submission);

    /// <summary>A map or stream has ended; false when it was not recorded.</summary>
    internal bool Remove(IPoolSubmission submission) => _submissions.Remove(submission);

    /// <summary>This many calls have ended, or were refused after all.</summary>
    internal void CallsEnded(int count) => Interlocked.Add(ref _calls, -count);

    /// <summary>Accepts nothing more; false when that was so before.</summary>
    internal bool TryClose()
    {
        if (_state != PoolState.Running) return false;
        _state = PoolState.Closed;
        Interlocked.MemoryBarrier();
        return true;
    }

    /// <summary>The pool is terminated; false when it was before.</summary>
    internal bool TryTerminate()
    {
        if (_state == PoolState.Terminated) return false;
        _state = PoolState.Terminated;
        return true;
    }

    /// <summary>The pool cannot go on.</summary>
    internal void Fail(Exception reason)
    {
        _state = PoolState.Faulted;
        Fault = reason;
    }
}
