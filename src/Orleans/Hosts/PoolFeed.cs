using PoolGen.Orleans.Scheduling;

namespace PoolGen.Orleans.Hosts;

/// <summary>
/// Owns the chunks of one caller that the pool has not been given. The pool gives turns to what it has: so it has one chunk of a caller at a time that is not
/// wholly started, and as many single items as there are workers. Then callers have equal turns, and a caller's items start in their order.
/// </summary>
/// <remarks>Used under the session's lock.</remarks>
/// <param name="slots">How many workers the pool has.</param>
internal sealed class PoolFeed(int slots)
{
    private readonly Queue<HostedChunk> _waiting = new();
    private readonly List<HostedChunk> _given = [];

    /// <summary>Whether some chunk has not been given to the pool.</summary>
    internal bool Waits => _waiting.Count > 0;

    internal void Add(HostedChunk chunk) => _waiting.Enqueue(chunk);

    /// <summary>The chunk that the pool gets now, or null.</summary>
    internal HostedChunk? Next(HostSession session)
    {
        _given.RemoveAll(given => session.Left(given.Id) == 0);
        while (_waiting.TryPeek(out HostedChunk? next))
        {
            bool isOver = session.Left(next.Id) == 0;
            if (!isOver && _given.Count > 0 && !(next.IsOne && _given.Count < slots && _given.TrueForAll(static given => given.IsOne))) return null;
            _waiting.Dequeue();
            if (isOver) continue;
            _given.Add(next);
            return next;
        }

        return null;
    }
}
