namespace PoolGen.Dashboard;

/// <summary>What was seen of all pools at one moment, as it is sent to all who read.</summary>
/// <param name="Number">Later ones have greater numbers.</param>
/// <param name="Bytes">A whole server-sent event.</param>
internal sealed record FeedEvent(long Number, byte[] Bytes);
