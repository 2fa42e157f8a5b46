using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace PoolGen.Serialization;

/// <summary><see cref="TimeOnly"/>: its ticks are those of one day.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeOnlyCheck : IBitCheck<TimeOnly>, IBitPattern
{
    private const ulong TicksMask = (1UL << 40) - 1;

    static Vector128<ulong> IBitPattern.Forbidden => Vector128.Create(~TicksMask);

    static bool IBitPattern.HasRange => true;

    static Vector128<ulong> IBitPattern.Range => Vector128.Create(TicksMask);

    static Vector128<ulong> IBitPattern.Offset => Vector128.Create(TicksMask - (ulong)TimeOnly.MaxValue.Ticks);

    static Vector128<ulong> IBitPattern.Overflow => Vector128.Create(TicksMask + 1);

    /// <inheritdoc/>
    public static bool IsValid(in TimeOnly value) => (ulong)value.Ticks <= (ulong)TimeOnly.MaxValue.Ticks;

    static bool IBitCheck<TimeOnly>.Copy<TSelf>(ReadOnlySpan<byte> source, Span<byte> target) =>
        BlockChecks.Copy<TimeOnly, TSelf, TimeOnlyCheck>(source, target);
}
