namespace PoolGen.Scheduling;

/// <summary>Lengths of time on a clock's timestamps.</summary>
internal static class Timestamps
{
    internal static long Ticks(this TimeProvider clock, TimeSpan time) => (long)(time.TotalSeconds * clock.TimestampFrequency);

    /// <summary>The timestamp at which this much time will have passed.</summary>
    internal static long After(this TimeProvider clock, TimeSpan time) => clock.GetTimestamp() + clock.Ticks(time);
}
