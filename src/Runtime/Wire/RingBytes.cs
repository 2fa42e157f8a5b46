using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PoolGen.Wire;

/// <summary>Headers in a ring's bytes. The framework's own generic methods could not be compiled ahead of time for our types; these are.</summary>
internal static class RingBytes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Read<T>(ReadOnlySpan<byte> bytes)
        where T : unmanaged =>
        Unsafe.ReadUnaligned<T>(ref MemoryMarshal.GetReference(bytes[..Unsafe.SizeOf<T>()]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Write<T>(Span<byte> target, in T value)
        where T : unmanaged =>
        Unsafe.WriteUnaligned(ref MemoryMarshal.GetReference(target[..Unsafe.SizeOf<T>()]), value);
}
