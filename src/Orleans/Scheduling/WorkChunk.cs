using PoolGen.CompilerServices;
using PoolGen.Extensibility;

namespace PoolGen.Orleans.Scheduling;

/// <summary>Consecutive items of one submission on their way to a host.</summary>
/// <param name="Id">Its number, unique among all chunks of a caller.</param>
/// <param name="Task">The task that runs for each item.</param>
/// <param name="Envelope">How they are to be run. Attempt and most attempts are the same: a host never starts an item again by itself.</param>
/// <param name="Count">How many items.</param>
/// <param name="ChunkSize">How many items travel together within the host, or 0 where it chooses. All of them: they run one after the other, on one slot.</param>
/// <param name="Items">The encoded items.</param>
internal sealed record WorkChunk(long Id, PoolTask Task, SubmissionEnvelope Envelope, int Count, int ChunkSize, ReadOnlyMemory<byte> Items);
