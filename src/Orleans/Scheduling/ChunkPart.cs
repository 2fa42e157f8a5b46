namespace PoolGen.Orleans.Scheduling;

/// <summary>Items at the end of a chunk.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="Count">How many, at most; of those that have not started.</param>
internal readonly record struct ChunkPart(long Chunk, int Count);
