using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace PoolGen.Serialization;

/// <summary><see cref="DateOnly"/>: its day is in range.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateOnlyCheck : IBitCheck<DateOnly>, IBitPattern
{
    private const uint DayMask = (1 << 22) - 1;

    static Vector128<ulong> IBitPattern.Forbidden => Vector128.Create(~DayMask).AsUInt64();

    static bool IBitPattern.HasRange => true;

    static Vector128<ulong> IBitPattern.Range => Vector128.Create(DayMask).AsUInt64();

    static Vector128<ulong> IBitPattern.Offset => Vector128.Create(DayMask - (uint)DateOnly.MaxValue.DayNumber).AsUInt64();

    static Vector128<ulong> IBitPattern.Overflow => Vector128.Create(DayMask + 1).AsUInt64();

    /// <inheritdoc/>
    public static bool IsValid(in DateOnly value) => (uint)value.DayNumber <= (uint)DateOnly.MaxValue.DayNumber;

    static bool IBitCheck<DateOnly>.Copy<TSelf>(ReadOnlySpan<byte> source, Span<byte> target) =>
        BlockChecks.Copy<DateOnly, TSelf, DateOnlyCheck>(source, target);
}
