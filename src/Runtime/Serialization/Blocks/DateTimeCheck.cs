using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace PoolGen.Serialization;

/// <summary><see cref="DateTime"/>: its ticks are in range; both bits of its kind are free.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeCheck : IBitCheck<DateTime>, IBitPattern
{
    private const ulong TicksMask = 0x3fff_ffff_ffff_ffff;

    static Vector128<ulong> IBitPattern.Forbidden => default;

    static bool IBitPattern.HasRange => true;

    static Vector128<ulong> IBitPattern.Range => Vector128.Create(TicksMask);

    static Vector128<ulong> IBitPattern.Offset => Vector128.Create(TicksMask - (ulong)DateTime.MaxValue.Ticks);

    static Vector128<ulong> IBitPattern.Overflow => Vector128.Create(TicksMask + 1);

    /// <inheritdoc/>
    public static bool IsValid(in DateTime value) => (ulong)value.Ticks <= (ulong)DateTime.MaxValue.Ticks;

    static bool IBitCheck<DateTime>.Copy<TSelf>(ReadOnlySpan<byte> source, Span<byte> target) =>
        BlockChecks.Copy<DateTime, TSelf, DateTimeCheck>(source, target);
}
