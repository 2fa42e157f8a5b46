using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PoolGen.Serialization;

/// <summary>Nullable values of a type in which all bits are valid, and whose size divides sixteen: only their flags are bound.</summary>
internal readonly struct NullablePattern<T> : IBitPattern
    where T : struct
{
    private static readonly Vector128<ulong> Flags = Find();

    /// <summary>Whether the values repeat in sixteen bytes. A constant to the JIT.</summary>
    public static bool Exists => Vector128<byte>.Count % Unsafe.SizeOf<T?>() == 0;

    public static Vector128<ulong> Forbidden => Flags;

    private static Vector128<ulong> Find()
    {
        Span<byte> bytes = stackalloc byte[Vector128<byte>.Count];
        bytes.Clear();
        for (int i = NullableFlag<T>.Offset; i < bytes.Length; i += Unsafe.SizeOf<T?>()) bytes[i] = 0xfe;
        return Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(bytes)).AsUInt64();
    }
}
