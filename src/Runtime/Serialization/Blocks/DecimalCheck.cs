using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PoolGen.Serialization;

/// <summary><see cref="decimal"/>: a scale of at most 28, a sign, and no other flags. The first four bytes in memory are the flags.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DecimalCheck : IBitCheck<decimal>
{
    private const int MaxScale = 28;
    private const uint UnusedFlags = 0x7F00_FFFF;

    /// <inheritdoc/>
    public static bool IsValid(in decimal value)
    {
        uint flags = Unsafe.As<decimal, uint>(ref Unsafe.AsRef(in value));
        return (flags & UnusedFlags) == 0 && (byte)(flags >> 16) <= MaxScale;
    }
}
