using System.Diagnostics.CodeAnalysis;

namespace PoolGen.Submissions;

/// <summary>What a map tells of single items: their reports while they run, and their outcomes where the caller asked for those.</summary>
internal sealed partial class MapSubmission<TArguments, TResult>
{
    /// <summary>The token that cancels it.</summary>
    internal CancellationToken Token => Handlers?.CancellationToken ?? default;

    /// <summary>A report goes through the queue through which the end goes, too: none comes after it.</summary>
    public override void Report(long index, ReadOnlySpan<byte> progress)
    {
        if (_itemProgress is { } target && Handlers?.Queue is { } queue) ItemReport.Post(queue, _task, target, index, progress);
    }

    /// <summary>All outcomes, in the order of the source; false where the map ended otherwise than by its items' ends. Asked after the end.</summary>
    internal bool TryGetOutcomes([NotNullWhen(true)] out Outcome<TResult>[]? outcomes)
    {
        outcomes = null;
        if (SourceFailure is not null || _abandoned is not null || IsCancelled) return false;
        outcomes = new Outcome<TResult>[_results.Length];
        for (int i = 0; i < outcomes.Length; i++) outcomes[i] = new Outcome<TResult>(i, _results[i], null);
        lock (_failing)
        {
            foreach ((long index, Exception failure) in _failures.ByIndex) outcomes[index] = new Outcome<TResult>(index, default, failure);
        }

        return true;
    }
}
