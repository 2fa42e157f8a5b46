using System.Collections;

namespace PoolGen;

/// <summary>A stream's items as outcomes: a failed item is one of them, and the stream goes on. For <c>foreach</c> and <c>await foreach</c>.</summary>
/// <typeparam name="T">The results' type.</typeparam>
public readonly struct PoolOutcomes<T> : IEnumerable<Outcome<T>>
{
    private readonly PoolStream<T> _stream;

    internal PoolOutcomes(PoolStream<T> stream) => _stream = stream;

    /// <inheritdoc/>
    public IEnumerator<Outcome<T>> GetEnumerator()
    {
        _stream.RegisterConsumer();
        return Enumerate(_stream);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>For <c>await foreach</c>.</summary>
    public IAsyncEnumerator<Outcome<T>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        _stream.RegisterConsumer();
        return EnumerateAsync(_stream, cancellationToken);
    }

    private static IEnumerator<Outcome<T>> Enumerate(PoolStream<T> stream)
    {
        try
        {
            while (stream.NextOutcome(Timeout.InfiniteTimeSpan, out Outcome<T> outcome)) yield return outcome;
        }
        finally
        {
            stream.Dispose();
        }
    }

    private static async IAsyncEnumerator<Outcome<T>> EnumerateAsync(PoolStream<T> stream, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                (bool there, Outcome<T> outcome) = await stream.NextOutcomeAsync(cancellationToken).ConfigureAwait(false);
                if (!there) yield break;
                yield return outcome;
            }
        }
        finally
        {
            stream.Dispose();
        }
    }
}
