using PoolGen.Extensibility;

namespace PoolGen.Orleans.Scheduling;

/// <summary>Consecutive items that no host has, with their encoded form: given back, or to be started again.</summary>
/// <param name="Submission">Whose they are.</param>
/// <param name="FirstIndex">The first one's index.</param>
/// <param name="Count">How many.</param>
/// <param name="Attempt">Which attempt at each of them the next one is.</param>
/// <param name="Items">The encoded items.</param>
/// <param name="Group">The suspects among which they are, or null.</param>
internal sealed record WaitingChunk(IPoolSubmission Submission, long FirstIndex, int Count, int Attempt, ReadOnlyMemory<byte> Items, SuspectGroup? Group = null)
{
    /// <summary>Some of the items.</summary>
    internal WaitingChunk Slice(int start, int count) => count == Count
        ? this
        : this with { FirstIndex = FirstIndex + start, Count = count, Items = ChunkPayload.Slice(Items, Count, start, count, Submission.Task.ArgumentsSize) };
}
