namespace PoolGen.Telemetry;

/// <summary>One execution of an item, as its worker measured it; times are those of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
/// <param name="Task">The task's number.</param>
/// <param name="Index">The item's place in its map or stream; -1 for a single call.</param>
/// <param name="WorkerId">The worker's number.</param>
/// <param name="AcceptedAt">When the item was accepted; 0 where nobody asked.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="Duration">How long it ran.</param>
/// <param name="Outcome">How it ended.</param>
internal readonly record struct ItemRun(int Task, long Index, int WorkerId, long AcceptedAt, long StartedAt, long Duration, ItemOutcome Outcome);
