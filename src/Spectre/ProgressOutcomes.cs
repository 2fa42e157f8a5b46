using System.Collections;

namespace PoolGen.Spectre;

/// <summary>Outcomes of a stream that tell how many of them have been read. For <c>foreach</c> and <c>await foreach</c>, once.</summary>
/// <typeparam name="T">The results' type.</typeparam>
public sealed class ProgressOutcomes<T> : IEnumerable<Outcome<T>>, IAsyncEnumerable<Outcome<T>>
{
    private readonly PoolOutcomes<T> _outcomes;
    private readonly IProgress<MapProgress> _progress;
    private readonly long? _total;

    internal ProgressOutcomes(PoolOutcomes<T> outcomes, IProgress<MapProgress> progress, long? total)
    {
        _outcomes = outcomes;
        _progress = progress;
        _total = total;
    }

    /// <inheritdoc/>
    public IEnumerator<Outcome<T>> GetEnumerator()
    {
        MapProgress read = Begin();
        foreach (Outcome<T> outcome in _outcomes)
        {
            Tell(read = After(read, outcome));
            yield return outcome;
        }

        Tell(AtEnd(read));
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public async IAsyncEnumerator<Outcome<T>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        MapProgress read = Begin();
        await using IAsyncEnumerator<Outcome<T>> source = _outcomes.GetAsyncEnumerator(cancellationToken);
        while (await source.MoveNextAsync().ConfigureAwait(false))
        {
            Tell(read = After(read, source.Current));
            yield return source.Current;
        }

        Tell(AtEnd(read));
    }

    private static MapProgress After(MapProgress read, Outcome<T> outcome) =>
        read with { Completed = read.Completed + 1, Failed = read.Failed + (outcome.Exception is null ? 0 : 1) };

    // Now it is known how many there were.
    private static MapProgress AtEnd(MapProgress read) => read with { Total = read.Completed };

    private MapProgress Begin()
    {
        MapProgress none = new(0, _total);
        Tell(none);
        return none;
    }

    private void Tell(MapProgress progress) => _progress.Report(progress);
}
