using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PoolGen.Serialization;

/// <summary><see cref="bool"/>: 0 or 1. Another byte would be true to one test and not to the next.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BooleanCheck : IBitCheck<bool>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsValid(in bool value) => Unsafe.As<bool, byte>(ref Unsafe.AsRef(in value)) <= 1;

    /// <inheritdoc/>
    public static bool AreValid<TSelf>(ReadOnlySpan<bool> values) where TSelf : IBitCheck<bool> =>
        !MemoryMarshal.AsBytes(values).ContainsAnyExceptInRange((byte)0, (byte)1);
}
