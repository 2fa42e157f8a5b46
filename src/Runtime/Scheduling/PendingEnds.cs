using PoolGen.Extensibility;
using PoolGen.Telemetry;

namespace PoolGen.Scheduling;

/// <summary>Owns the outcomes that were decided under the pool's lock and are given once the lock is left.</summary>
/// <remarks>Used under the pool's lock.</remarks>
/// <param name="tasks">Counts them.</param>
/// <param name="runs">Hears of failures.</param>
internal sealed class PendingEnds(TaskRegistry tasks, RunRecorder runs)
{
    private List<PendingEnd> _ends = [];

    // What outstanding work ends with, once the pool has given up.
    private Func<Exception>? _failure;

    /// <summary>Whether there are outcomes to be given.</summary>
    internal bool Any => _ends.Count > 0;

    /// <summary>Whether the pool has given up: nothing is sent again.</summary>
    internal bool HasGivenUp => _failure is not null;

    /// <summary>Outcomes to be given now that the lock is left.</summary>
    internal List<PendingEnd>? Detach()
    {
        if (_ends.Count == 0) return null;
        List<PendingEnd> ends = _ends;
        _ends = [];
        return ends;
    }

    /// <summary>Decides how items end that do not end by a worker's result.</summary>
    internal void Add(IPoolSubmission submission, PendingEndKind kind, long firstIndex, int count, Exception? failure = null)
    {
        if (count <= 0) return;
        _ends.Add(new PendingEnd(submission, kind, firstIndex, count, failure));
        if (kind == PendingEndKind.Fail) runs.AddFailure(submission, firstIndex, failure!);
        if (submission.TellsItsEnds || kind == PendingEndKind.Abandon) return;
        tasks.Count(submission.Task, kind == PendingEndKind.Cancel ? ItemOutcome.Cancelled : ItemOutcomes.Of(failure!), count);
    }

    /// <summary>The pool gives up: what is abandoned from now on ends with this.</summary>
    internal void GiveUp(Func<Exception> failure) => _failure = failure;

    /// <summary>So many items, which the pool has taken, end with what the pool gave up with: a call now, a map or stream as a whole, when no worker is left.</summary>
    internal void AbandonItems(IPoolSubmission submission, int items)
    {
        if (submission.IsSingle) Abandon(submission);
        else if (!submission.TellsItsEnds) tasks.Count(submission.Task, ItemOutcome.Terminated, items);
        if (submission is TracedSubmission { IsSingle: false } traced) traced.NoteEnds(ItemOutcome.Terminated, items);
    }

    /// <summary>The whole submission ends with what the pool gave up with.</summary>
    internal void Abandon(IPoolSubmission submission) => Add(submission, PendingEndKind.Abandon, 0, 1, _failure!());
}
