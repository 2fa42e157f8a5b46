using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PoolGen.Serialization;

/// <summary>Nullable values of unmanaged types in which all bits are valid: the raw memory of <c>T?</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NullableUnmanagedCodec<T> : ICodec<T?>
    where T : unmanaged
{
    /// <inheritdoc/>
    public static int FixedSize => Unsafe.SizeOf<T?>();

    /// <inheritdoc/>
    public static int MinimumSize => Unsafe.SizeOf<T?>();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref PayloadWriter writer, T? value) => writer.WriteRaw(in value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T? Read(ref PayloadReader reader) => Block.Read<T?, NullableUnmanagedCodec<T>>(ref reader);

    /// <inheritdoc/>
    public static bool IsValid(in T? value) => NullableFlag<T>.IsValid(in value);

    /// <inheritdoc/>
    public static void WriteMany<TSelf>(ref PayloadWriter writer, ReadOnlySpan<T?> values) where TSelf : ICodec<T?> =>
        writer.WriteRaw(values);

    /// <inheritdoc/>
    public static void ReadMany<TSelf>(ref PayloadReader reader, Span<T?> values) where TSelf : ICodec<T?>
    {
        if (!reader.ReadChecked<T?, NullableCheck<T, AnyBits<T>>>(values)) PayloadErrors.ThrowInvalidBits<T?>();
    }
}
