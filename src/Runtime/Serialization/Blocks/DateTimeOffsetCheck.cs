using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary><see cref="DateTimeOffset"/>: an offset of at most 14 hours, and both of its clocks in range.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeOffsetCheck : IBitCheck<DateTimeOffset>
{
    private const long LargestOffset = 14 * TimeSpan.TicksPerHour;

    /// <inheritdoc/>
    public static bool IsValid(in DateTimeOffset value)
    {
        long ticks = value.UtcTicks;
        long offset = value.Offset.Ticks;
        return (ulong)ticks <= (ulong)DateTime.MaxValue.Ticks
            && offset is >= -LargestOffset and <= LargestOffset
            && (ulong)(ticks + offset) <= (ulong)DateTime.MaxValue.Ticks;
    }
}
