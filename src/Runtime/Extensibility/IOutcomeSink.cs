using PoolGen.Serialization;

namespace PoolGen.Extensibility;

/// <summary>Where the outcomes of a submission's items go: each item is given exactly one. Safe for any thread.</summary>
public interface IOutcomeSink
{
    /// <summary>An item's result, which may still be arriving while it is read.</summary>
    /// <param name="index">Which item.</param>
    /// <param name="result">Its encoded result.</param>
    /// <param name="envelope">What came with it.</param>
    /// <exception cref="IOException">The rest of the result will not arrive: the item has no outcome yet.</exception>
    void Complete(long index, ref PayloadReader result, OutcomeEnvelope envelope);

    /// <summary>Results of a fixed size, of consecutive items.</summary>
    /// <param name="firstIndex">The first of them.</param>
    /// <param name="count">How many.</param>
    /// <param name="results">Their encoded results, one behind the other.</param>
    /// <param name="envelope">What came with them.</param>
    void CompleteMany(long firstIndex, int count, ReadOnlySpan<byte> results, OutcomeEnvelope envelope);

    /// <summary>The same failure for consecutive items, found by the engine itself.</summary>
    void Fail(long firstIndex, int count, Exception failure);

    /// <summary>An item's own exception as its worker encoded it. It may have to be decoded by the user's code, so the submission chooses the thread.</summary>
    /// <param name="index">Which item.</param>
    /// <param name="failure">The encoded exception, as of <see cref="TaskRunner"/>.</param>
    /// <param name="envelope">What came with it.</param>
    void Fail(long index, ReadOnlySpan<byte> failure, OutcomeEnvelope envelope);

    /// <summary>Consecutive items were cancelled.</summary>
    void Cancel(long firstIndex, int count);

    /// <summary>A report of an item that runs.</summary>
    void Report(long index, ReadOnlySpan<byte> progress);

    /// <summary>
    /// It was accepted and has no items at all: <see cref="IItemProducer.Remaining"/> was 0 before anything was encoded. Does nothing where there are items, so
    /// an engine may also call it when <see cref="IItemProducer.Remaining"/> has become 0 since <see cref="IPoolSubmission.Attach"/>.
    /// </summary>
    void EndEmpty();

    /// <summary>The engine gives up: nothing more is encoded; what has no outcome yet fails with this.</summary>
    void Abandon(Exception failure);
}
