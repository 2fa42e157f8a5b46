using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary><see cref="DateTime"/>: its ticks are in range; both bits of its kind are free.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeCheck : IBitCheck<DateTime>
{
    /// <inheritdoc/>
    public static bool IsValid(in DateTime value) => (ulong)value.Ticks <= (ulong)DateTime.MaxValue.Ticks;
}
