namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>A clock that goes on only when the simulation says so, in ticks of 100 ns.</summary>
internal sealed class SimulatedClock : TimeProvider
{
    internal const long Millisecond = TimeSpan.TicksPerMillisecond;

    internal long Now { get; set; } = 1_000 * Millisecond;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Now;
}
