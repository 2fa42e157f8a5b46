using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PoolGen.Serialization;

/// <summary><see cref="bool"/>: 0 or 1. Another byte would be true to one test and not to the next.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BooleanCheck : IBitCheck<bool>, IBitPattern
{
    static Vector128<ulong> IBitPattern.Forbidden => Vector128.Create((byte)0xfe).AsUInt64();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsValid(in bool value) => Unsafe.As<bool, byte>(ref Unsafe.AsRef(in value)) <= 1;

    static bool IBitCheck<bool>.Copy<TSelf>(ReadOnlySpan<byte> source, Span<byte> target) =>
        BlockChecks.Copy<bool, TSelf, BooleanCheck>(source, target);
}
