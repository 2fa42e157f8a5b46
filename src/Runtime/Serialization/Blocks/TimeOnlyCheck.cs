using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary><see cref="TimeOnly"/>: its ticks are those of one day.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeOnlyCheck : IBitCheck<TimeOnly>
{
    /// <inheritdoc/>
    public static bool IsValid(in TimeOnly value) => (ulong)value.Ticks <= (ulong)TimeOnly.MaxValue.Ticks;
}
