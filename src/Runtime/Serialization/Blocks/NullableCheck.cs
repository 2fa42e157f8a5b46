using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PoolGen.Serialization;

/// <summary>Nullable values: the flag is 0 or 1, and what stands behind it is a value even where it is not there.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NullableCheck<T, TCheck> : IBitCheck<T?>
    where T : struct
    where TCheck : IBitCheck<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsValid(in T? value) =>
        NullableFlag<T>.IsValid(in value) && TCheck.IsValid(in Nullable.GetValueRefOrDefaultRef(in value));

    static bool IBitCheck<T?>.Copy<TSelf>(ReadOnlySpan<byte> source, Span<byte> target) =>
        typeof(TCheck) == typeof(AnyBits<T>) && NullablePattern<T>.Exists
            ? BlockChecks.Copy<T?, TSelf, NullablePattern<T>>(source, target)
            : BlockChecks.CopyThenLook<T?, TSelf>(source, target);
}
