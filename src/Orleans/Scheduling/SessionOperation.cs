namespace PoolGen.Orleans.Scheduling;

/// <summary>What a caller wants of a session. It may be sent again and again: the host does it once, in the order of the numbers.</summary>
/// <param name="Number">Its number in the session: 1, 2, 3 …, without gaps.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Chunks">The chunks of a <see cref="OperationKind.Submit"/>.</param>
/// <param name="Parts">What a <see cref="OperationKind.Cancel"/> or <see cref="OperationKind.Return"/> is about.</param>
internal sealed record SessionOperation(long Number, OperationKind Kind, IReadOnlyList<WorkChunk> Chunks, IReadOnlyList<ChunkPart> Parts);
