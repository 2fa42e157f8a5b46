namespace PoolGen.Dashboard;

/// <summary>A time in which a worker did something, in seconds since the timeline's beginning.</summary>
/// <param name="Start">When it began.</param>
/// <param name="End">When it ended.</param>
/// <param name="Kind">start or work.</param>
/// <param name="Name">The task; the first one where several short ones are told together.</param>
/// <param name="Items">How many items.</param>
internal sealed record TimelineBar(double Start, double End, string Kind, string Name, long Items);
