using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary><see cref="DateOnly"/>: its day is in range.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateOnlyCheck : IBitCheck<DateOnly>
{
    /// <inheritdoc/>
    public static bool IsValid(in DateOnly value) => (uint)value.DayNumber <= (uint)DateOnly.MaxValue.DayNumber;
}
