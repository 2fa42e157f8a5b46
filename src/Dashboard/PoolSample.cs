namespace PoolGen.Dashboard;

/// <summary>A pool at one moment of the last ten minutes.</summary>
/// <param name="At">When.</param>
/// <param name="Rate">Items that ended in a second; null where nobody has looked just before.</param>
/// <param name="Queued">Items that wait.</param>
/// <param name="Running">Items that run.</param>
internal sealed record PoolSample(DateTimeOffset At, double? Rate, int Queued, int Running);
