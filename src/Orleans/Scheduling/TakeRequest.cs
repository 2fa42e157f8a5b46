namespace PoolGen.Orleans.Scheduling;

/// <summary>A caller asks what is new. It may be asked again and again.</summary>
/// <param name="Number">Its number in the session.</param>
/// <param name="Heard">The number of the last request whose reply the caller has had; 0 for the answer to the opening.</param>
/// <param name="Acknowledged">The number of the last event that the caller has had: those up to it are forgotten.</param>
/// <param name="Wait">How long the host may wait for something new, in ticks of 100 ns.</param>
internal sealed record TakeRequest(long Number, long Heard, long Acknowledged, long Wait);
