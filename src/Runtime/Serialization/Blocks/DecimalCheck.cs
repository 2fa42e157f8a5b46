using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PoolGen.Serialization;

/// <summary><see cref="decimal"/>: a scale of at most 28, a sign, and no other flags. The first four bytes in memory are the flags.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DecimalCheck : IBitCheck<decimal>, IBitPattern
{
    private const int MaxScale = 28;
    private const int ScaleShift = 16;
    private const uint UnusedFlags = 0x7F00_FFFF;

    static Vector128<ulong> IBitPattern.Forbidden => Flags(UnusedFlags);

    static bool IBitPattern.HasRange => true;

    static Vector128<ulong> IBitPattern.Range => Flags(0xff << ScaleShift);

    // A scale of 29 makes it 128, one of 157 makes it 256.
    static Vector128<ulong> IBitPattern.Offset => Flags((127 - MaxScale) << ScaleShift);

    static Vector128<ulong> IBitPattern.Overflow => Flags(0x180 << ScaleShift);

    /// <inheritdoc/>
    public static bool IsValid(in decimal value)
    {
        uint flags = Unsafe.As<decimal, uint>(ref Unsafe.AsRef(in value));
        return (flags & UnusedFlags) == 0 && (byte)(flags >> ScaleShift) <= MaxScale;
    }

    static bool IBitCheck<decimal>.Copy<TSelf>(ReadOnlySpan<byte> source, Span<byte> target) =>
        BlockChecks.Copy<decimal, TSelf, DecimalCheck>(source, target);

    private static Vector128<ulong> Flags(uint flags) => Vector128.Create(flags, 0ul);
}
