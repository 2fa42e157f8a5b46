namespace PoolGen.Telemetry;

/// <summary>A chunk that has ended; times are those of <see cref="System.Diagnostics.Stopwatch"/>, as the parent saw them.</summary>
/// <param name="Task">The task's number.</param>
/// <param name="FirstIndex">The first item's index.</param>
/// <param name="Count">How many items it had.</param>
/// <param name="WorkerId">The worker's number.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="EndedAt">When it ended.</param>
internal readonly record struct ChunkRun(int Task, long FirstIndex, int Count, int WorkerId, long StartedAt, long EndedAt);
