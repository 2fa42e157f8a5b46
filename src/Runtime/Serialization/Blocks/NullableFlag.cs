using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PoolGen.Serialization;

/// <summary>The byte that tells whether a nullable value is there. Where it lies is the runtime's choice, so it is looked up once for each type.</summary>
internal static class NullableFlag<T>
    where T : struct
{
    /// <summary>How many bytes stand before it.</summary>
    public static readonly int Offset = Find();

    /// <summary>Whether the flag is one of the two that a <see cref="bool"/> can have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsValid(in T? value) =>
        Unsafe.Add(ref Unsafe.As<T?, byte>(ref Unsafe.AsRef(in value)), Offset) <= 1;

    private static int Find()
    {
        T? zero = default(T);
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T?, byte>(ref zero), Unsafe.SizeOf<T?>()).IndexOf((byte)1);
    }
}
