namespace PoolGen.Orleans.Scheduling;

/// <summary>What is new in a session.</summary>
/// <param name="Number">The number of the request that it answers.</param>
/// <param name="Done">The number of the last operation that the host has done: whatever it brought about stands in these events or earlier ones.</param>
/// <param name="Events">All that the caller has not acknowledged, in order.</param>
/// <param name="IsDraining">Whether the host takes nothing more.</param>
internal sealed record TakeReply(long Number, long Done, IReadOnlyList<SessionEvent> Events, bool IsDraining);
