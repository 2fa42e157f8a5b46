using PoolGen.CompilerServices;
using PoolGen.Serialization;

namespace PoolGen.Engines;

/// <summary>Work on its way into an engine: one call, a map or a stream. The engine takes encoded items out and gives encoded outcomes back.</summary>
/// <remarks>
/// Every item that was taken must be given exactly one outcome. No member runs the user's code on the calling thread, except
/// <see cref="Take"/> of a single call, which the engine makes within <see cref="IPool.Submit"/>.
/// Outcomes may be given from any thread, those of one item once; <see cref="Take"/> is called by one thread at a time.
/// </remarks>
public interface IPoolSubmission
{
    /// <summary>The task that runs for each item.</summary>
    PoolTask Task { get; }

    /// <summary>Whether it is one call rather than a map or a stream.</summary>
    bool IsSingle { get; }

    /// <summary>Whether nobody sees an item's result before all items have ended, as with a map: results may be told together.</summary>
    bool EndsAsOne => false;

    /// <summary>Whether whoever submitted it does nothing until it has ended: its arguments stay as they are, and large ones need not be copied.</summary>
    bool CallerWaits { get; }

    /// <summary>How many items travel together, or 0 where the engine chooses.</summary>
    int FixedChunkSize { get; }

    /// <summary>The most items that may travel together.</summary>
    int LargestChunk { get; }

    /// <summary>How many items can be taken now.</summary>
    int Available { get; }

    /// <summary>How many items are still to be taken in all, or null while nobody knows.</summary>
    long? Remaining { get; }

    /// <summary>Whether its items should no longer start: those not started are to be given back through <see cref="Cancel"/>.</summary>
    bool IsCancelled { get; }

    /// <summary>Tells it who runs it. Called once, before anything else.</summary>
    void Attach(ISubmissionHost host);

    /// <summary>The engine does not take it, after <see cref="Attach"/> and before anything else: it ends without an outcome, and nobody is told.</summary>
    /// <returns>False when it has ended by itself meanwhile, as by its token: then it has its outcome, and counts as accepted.</returns>
    bool TryRefuse();

    /// <summary>Encodes the next items, each with its length in front if there are more than one and they have no fixed size.</summary>
    /// <param name="buffer">Where to; what it holds already stays.</param>
    /// <param name="maximumItems">How many at most.</param>
    /// <param name="maximumBytes">Roughly how many bytes at most; the first item is taken whatever its size.</param>
    /// <param name="firstIndex">The first item's index.</param>
    /// <returns>How many were taken; they are consecutive.</returns>
    int Take(PayloadBuffer buffer, int maximumItems, int maximumBytes, out long firstIndex);

    /// <summary>Says that fewer items were there than an engine had use for: it wants to hear from the source once there are this many.</summary>
    void Want(int items);

    /// <summary>An item's result, which may still be arriving while it is read.</summary>
    /// <returns>Whether the whole submission has ended with it; if not, it says so to its host later.</returns>
    /// <exception cref="IOException">The rest of the result will not arrive: the item has no outcome yet.</exception>
    bool Complete(long index, ref PayloadReader result);

    /// <summary>Results of a fixed size, of consecutive items.</summary>
    /// <returns>As <see cref="Complete"/>.</returns>
    bool CompleteMany(long firstIndex, int count, ReadOnlySpan<byte> results);

    /// <summary>The same failure for consecutive items.</summary>
    /// <returns>As <see cref="Complete"/>.</returns>
    bool Fail(long firstIndex, int count, Exception failure);

    /// <summary>An item's own exception as its worker encoded it. It may have to be decoded by the user's code, so the submission chooses the thread.</summary>
    /// <returns>As <see cref="Complete"/>.</returns>
    bool Fail(long index, ReadOnlySpan<byte> failure, TaskOrigin origin);

    /// <summary>Consecutive items were cancelled.</summary>
    /// <returns>As <see cref="Complete"/>.</returns>
    bool Cancel(long firstIndex, int count);

    /// <summary>Gives the outcome "cancelled" to all items that were not taken. Not called while <see cref="Take"/> is.</summary>
    /// <returns>As <see cref="Complete"/>.</returns>
    bool CancelUntaken();

    /// <summary>The engine waits for its end: a stream from which nobody has taken an item for so long pulls nothing more.</summary>
    void CutIfUnread(TimeSpan unread);

    /// <summary>It was accepted and has no items at all.</summary>
    /// <returns>As <see cref="Complete"/>.</returns>
    bool FinishEmpty();

    /// <summary>A report of an item that runs.</summary>
    void Report(long index, ReadOnlySpan<byte> progress);

    /// <summary>The pool ends: nothing more is taken; what has no outcome yet fails with this.</summary>
    /// <returns>As <see cref="Complete"/>.</returns>
    bool Abandon(Exception failure);
}
