using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PoolGen.Serialization;

/// <summary>Unmanaged types in which all bits are valid: numbers, characters, enums, <see cref="Guid"/>, and structs made only of such.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UnmanagedCodec<T> : ICodec<T>
    where T : unmanaged
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
    public static T Read(ref PayloadReader reader) => reader.ReadRaw<T>();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteMany<TSelf>(ref PayloadWriter writer, ReadOnlySpan<T> values) where TSelf : ICodec<T> =>
        writer.WriteRaw(values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ReadMany<TSelf>(ref PayloadReader reader, Span<T> values) where TSelf : ICodec<T> =>
        reader.ReadRaw(values);
}
