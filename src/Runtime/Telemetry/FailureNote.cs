namespace PoolGen.Telemetry;

/// <summary>An item that failed.</summary>
/// <param name="At">When, by the time of day.</param>
/// <param name="Task">The task's name.</param>
/// <param name="Index">The item's index; -1 for a single call.</param>
/// <param name="WorkerId">The worker that ran it; -1 where none did.</param>
/// <param name="ProcessId">Its process.</param>
/// <param name="Encoded">The exception that it threw, encoded; null where the pool itself failed it.</param>
/// <param name="Failure">The exception that the pool failed it with; null where it threw one.</param>
internal sealed record FailureNote(DateTimeOffset At, string Task, long Index, int WorkerId, int ProcessId, byte[]? Encoded, Exception? Failure);
