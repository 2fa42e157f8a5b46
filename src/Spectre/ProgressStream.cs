using System.Collections;
using System.Runtime.ExceptionServices;

namespace PoolGen.Spectre;

/// <summary>A stream that tells how many of its results have been read. For <c>foreach</c> and <c>await foreach</c>, once; an item's exception ends the loop.</summary>
/// <typeparam name="T">The results' type.</typeparam>
public sealed class ProgressStream<T> : IEnumerable<T>, IAsyncEnumerable<T>
{
    private readonly ProgressOutcomes<T> _outcomes;

    internal ProgressStream(PoolOutcomes<T> outcomes, IProgress<MapProgress> progress, long? total) => _outcomes = new ProgressOutcomes<T>(outcomes, progress, total);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        foreach (Outcome<T> outcome in _outcomes) yield return ValueOf(outcome);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (Outcome<T> outcome in _outcomes.WithCancellation(cancellationToken).ConfigureAwait(false)) yield return ValueOf(outcome);
    }

    private static T ValueOf(Outcome<T> outcome)
    {
        if (outcome.Exception is { } failure) ExceptionDispatchInfo.Throw(failure);
        return outcome.Value;
    }
}
