namespace PoolGen.Wire;

/// <summary>The head of a run: how many of its items are committed, as the worker counts them up.</summary>
internal static class ResultRun
{
    /// <summary>Bytes before the first item.</summary>
    internal const int Size = 8;

    /// <summary>Set in the count when no more items will come.</summary>
    internal const uint Closed = 0x80000000;
}
