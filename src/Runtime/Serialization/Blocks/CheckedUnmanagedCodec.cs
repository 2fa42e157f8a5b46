using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PoolGen.Serialization;

/// <summary>Unmanaged types in which not all bits are valid, such as <see cref="bool"/> and <see cref="DateTime"/>: a block copy, then a look at each value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CheckedUnmanagedCodec<T, TCheck> : ICodec<T>
    where T : unmanaged
    where TCheck : IBitCheck<T>
{
    /// <inheritdoc/>
    public static int FixedSize => Unsafe.SizeOf<T>();

    /// <inheritdoc/>
    public static int MinimumSize => Unsafe.SizeOf<T>();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref PayloadWriter writer, T value) => writer.WriteRaw(in value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Read(ref PayloadReader reader) => Block.Read<T, CheckedUnmanagedCodec<T, TCheck>>(ref reader);

    /// <inheritdoc/>
    public static bool IsValid(in T value) => TCheck.IsValid(in value);

    /// <inheritdoc/>
    public static void WriteMany<TSelf>(ref PayloadWriter writer, ReadOnlySpan<T> values) where TSelf : ICodec<T> =>
        writer.WriteRaw(values);

    /// <inheritdoc/>
    public static void ReadMany<TSelf>(ref PayloadReader reader, Span<T> values) where TSelf : ICodec<T>
    {
        if (!reader.ReadChecked<T, TCheck>(values)) PayloadErrors.ThrowInvalidBits<T>();
    }
}
