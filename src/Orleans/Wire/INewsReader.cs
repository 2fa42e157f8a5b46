using PoolGen.Extensibility;

namespace PoolGen.Orleans.Wire;

/// <summary>Hears a host's events in their order, each once.</summary>
internal interface INewsReader
{
    /// <summary>Consecutive items have these results, one behind the other.</summary>
    void Completed(long chunk, int first, int count, TaskOrigin origin, ReadOnlySpan<byte> results);

    /// <summary>An item has thrown this encoded exception.</summary>
    void Failed(long chunk, int index, TaskOrigin origin, ReadOnlySpan<byte> failure);

    /// <summary>Consecutive items have failed, as the host's pool says.</summary>
    void Failed(long chunk, int first, int count, Exception failure);

    /// <summary>Consecutive items were cancelled.</summary>
    void Cancelled(long chunk, int first, int count);

    /// <summary>Consecutive items have not started and never will there.</summary>
    void Returned(long chunk, int first, int count);

    /// <summary>A chunk that had not arrived never starts there.</summary>
    void Dropped(long chunk);

    /// <summary>A running item reports this.</summary>
    void Reported(long chunk, int index, ReadOnlySpan<byte> progress);

    /// <summary>All items of a chunk have their ends, and took so long together.</summary>
    void Ended(long chunk, int items, double seconds);
}
