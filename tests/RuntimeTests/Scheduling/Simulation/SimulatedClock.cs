namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>A clock that goes on only when the simulation says so, in ticks of 100 ns.</summary>
/// <remarks>
/// Not a <c>FakeTimeProvider</c>: one run asks it for the time some thousand times, on one thread, and the simulation keeps its events itself. It needs
/// neither that clock's lock nor its timers.
/// </remarks>
internal sealed class SimulatedClock : TimeProvider
{
    internal const long Millisecond = TimeSpan.TicksPerMillisecond;

    internal long Now { get; set; } = 1_000 * Millisecond;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Now;
}
