using System.Collections;

namespace PoolGen;

/// <summary>Results as they come.</summary>
public sealed class PoolStream<T> : IEnumerable<T>
{
    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => throw new NotImplementedException();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>For <c>await foreach</c>.</summary>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
