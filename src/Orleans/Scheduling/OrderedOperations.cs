namespace PoolGen.Orleans.Scheduling;

/// <summary>Owns the order of a session's operations: each is done once, in the order of the numbers, however often and in whatever order it arrives.</summary>
internal sealed class OrderedOperations
{
    private readonly Dictionary<long, SessionOperation> _early = [];

    /// <summary>The number of the last one that was done.</summary>
    internal long Done { get; private set; }

    /// <summary>The operations that are to be done now.</summary>
    internal IEnumerable<SessionOperation> Accept(SessionOperation operation)
    {
        if (operation.Number <= Done) yield break;
        _early[operation.Number] = operation;
        while (_early.Remove(Done + 1, out SessionOperation? next))
        {
            Done++;
            yield return next;
        }
    }
}
