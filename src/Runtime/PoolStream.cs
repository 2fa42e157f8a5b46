using System.Collections;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using PoolGen.Submissions;

namespace PoolGen;

/// <summary>
/// Results of a stream: by <c>foreach</c>, by <c>await foreach</c>, or one at a time by <see cref="Next"/>. The source is pulled from the call on,
/// but never further ahead of the consumer than the buffer is long. Modelled on the iterators of Python's <c>imap</c>.
/// </summary>
/// <remarks>One consumer. Leaving the loop, or disposing the stream, cancels what has not started and disposes the source.</remarks>
/// <typeparam name="T">The results' type.</typeparam>
/// <example><code>
/// await foreach (int square in pool.Work.Square.ImapUnordered(ReadNumbers())) Console.WriteLine(square);
/// </code></example>
public sealed class PoolStream<T> : IEnumerable<T>, IDisposable
{
    private readonly StreamBuffer<T> _buffer;
    private int _consumers;
    private int _reading;

    internal PoolStream(StreamBuffer<T> buffer) => _buffer = buffer;

    /// <summary>Takes the next result, waiting for it if need be.</summary>
    /// <param name="timeout">How long at most, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <param name="item">The result.</param>
    /// <returns>False at the end.</returns>
    /// <exception cref="TimeoutException">No result came in time; the stream goes on.</exception>
    /// <exception cref="Exception">The item's own exception, if it failed; the following call goes on with the next item.</exception>
    /// <exception cref="InvalidOperationException">Another thread is reading the stream.</exception>
    public bool Next(TimeSpan timeout, out T item)
    {
        if (timeout != Timeout.InfiniteTimeSpan) ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        bool there = NextOutcome(timeout, out Outcome<T> outcome);
        item = outcome.Value;
        if (outcome.Exception is { } failure) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(failure).Throw();
        return there;
    }

    /// <summary>The same stream as outcomes, which never throw for an item.</summary>
    public PoolOutcomes<T> AsOutcomes() => new(this);

    /// <summary>The same stream as an <see cref="IAsyncEnumerable{T}"/>.</summary>
    public async IAsyncEnumerable<T> AsAsyncEnumerable(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using IAsyncEnumerator<T> source = GetAsyncEnumerator(cancellationToken);
        while (await source.MoveNextAsync().ConfigureAwait(false)) yield return source.Current;
    }

    /// <summary>The same stream for <c>await foreach</c>, which a token ends.</summary>
    public ConfiguredCancelableAsyncEnumerable<T> WithCancellation(CancellationToken cancellationToken) => AsAsyncEnumerable(CancellationToken.None).WithCancellation(cancellationToken);

    /// <summary>The same stream for <c>await foreach</c>, which goes on in the context where it awaits, or not.</summary>
    public ConfiguredCancelableAsyncEnumerable<T> ConfigureAwait(bool continueOnCapturedContext) => AsAsyncEnumerable().ConfigureAwait(continueOnCapturedContext);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        RegisterConsumer();
        return Enumerate();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>For <c>await foreach</c>.</summary>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        RegisterConsumer();
        return EnumerateAsync(cancellationToken);
    }

    /// <summary>Cancels what has not started and disposes the source.</summary>
    public void Dispose() => _buffer.Stop();

    internal void RegisterConsumer()
    {
        if (Interlocked.Exchange(ref _consumers, 1) != 0) throw new InvalidOperationException("The stream has a consumer already: it can be read once.");
    }

    internal bool NextOutcome(TimeSpan timeout, out Outcome<T> outcome)
    {
        EnterRead();
        try
        {
            long started = Stopwatch.GetTimestamp();
            while (true)
            {
                StreamStep step = _buffer.TryNext(out outcome);
                if (step != StreamStep.NotYet) return step == StreamStep.Item;
                if (timeout == Timeout.InfiniteTimeSpan)
                {
                    _buffer.Wait(timeout);
                    continue;
                }

                TimeSpan left = timeout - Stopwatch.GetElapsedTime(started);
                if (left < TimeSpan.Zero || !_buffer.Wait(left))
                {
                    step = _buffer.TryNext(out outcome);
                    if (step != StreamStep.NotYet) return step == StreamStep.Item;
                    throw new TimeoutException($"No result came within {timeout}; the stream goes on.");
                }
            }
        }
        finally
        {
            Volatile.Write(ref _reading, 0);
        }
    }

    internal async ValueTask<(bool There, Outcome<T> Outcome)> NextOutcomeAsync(CancellationToken cancellationToken)
    {
        EnterRead();
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                StreamStep step = _buffer.TryNext(out Outcome<T> outcome);
                if (step != StreamStep.NotYet) return (step == StreamStep.Item, outcome);
                await _buffer.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            Volatile.Write(ref _reading, 0);
        }
    }

    private void EnterRead()
    {
        if (Interlocked.Exchange(ref _reading, 1) != 0) throw new InvalidOperationException("The stream is being read by another thread: it has one consumer.");
    }

    private IEnumerator<T> Enumerate()
    {
        try
        {
            while (Next(Timeout.InfiniteTimeSpan, out T item)) yield return item;
        }
        finally
        {
            Dispose();
        }
    }

    private async IAsyncEnumerator<T> EnumerateAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                (bool there, Outcome<T> outcome) = await NextOutcomeAsync(cancellationToken).ConfigureAwait(false);
                if (outcome.Exception is { } failure) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(failure).Throw();
                if (!there) yield break;
                yield return outcome.Value;
            }
        }
        finally
        {
            Dispose();
        }
    }
}
