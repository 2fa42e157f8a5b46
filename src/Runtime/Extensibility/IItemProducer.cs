using PoolGen.Serialization;

namespace PoolGen.Extensibility;

/// <summary>Where a submission's items come from. Called by one thread at a time.</summary>
public interface IItemProducer
{
    /// <summary>How many items can be encoded now.</summary>
    int Available { get; }

    /// <summary>How many items are still to be encoded in all, or null while nobody knows.</summary>
    long? Remaining { get; }

    /// <summary>Encodes the next items, each with its length in front if there are more than one and they have no fixed size. Each must be given one outcome.</summary>
    /// <param name="buffer">Where to; what it holds already stays.</param>
    /// <param name="maximumItems">How many at most.</param>
    /// <param name="maximumBytes">Roughly how many bytes at most; the first item is encoded whatever its size.</param>
    /// <param name="firstIndex">The first item's index.</param>
    /// <returns>How many were encoded; they are consecutive.</returns>
    /// <exception cref="PayloadException">The arguments of a single call cannot be encoded: it is to fail with this. Items of maps and streams end by themselves.</exception>
    int EncodeNext(PayloadBuffer buffer, int maximumItems, int maximumBytes, out long firstIndex);

    /// <summary>Says that fewer items were there than an engine had use for: <see cref="ISubmissionHost.Offer"/> is to be called once there are this many.</summary>
    void Want(int items);

    /// <summary>Gives the outcome "cancelled" to all items that were not encoded.</summary>
    void CancelRemaining();
}
