using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PoolGen.Serialization;

/// <summary>Copies a block and compares it with a pattern in one pass.</summary>
internal static class PatternCopy
{
    /// <summary>Copies all bytes.</summary>
    /// <returns>Whether they are known to keep to the pattern: of fewer than 64 bytes it is never known.</returns>
    public static bool Copy<TPattern>(ReadOnlySpan<byte> source, Span<byte> target)
        where TPattern : IBitPattern
    {
        nuint length = (nuint)source.Length;
        nuint twoVectors = 2 * (nuint)Vector256<byte>.Count;
        if (length < twoVectors)
        {
            source.CopyTo(target);
            return false;
        }

        ref byte from = ref MemoryMarshal.GetReference(source);
        ref byte to = ref MemoryMarshal.GetReference(target);
        Vector256<ulong> range = Twice(TPattern.Range);
        Vector256<ulong> offset = Twice(TPattern.Offset);
        Vector256<ulong> set = default;
        Vector256<ulong> sums = default;
        nuint last = length - twoVectors;
        nuint done = 0;
        while (true)
        {
            Vector256<ulong> first = Vector256.LoadUnsafe(ref from, done).AsUInt64();
            Vector256<ulong> second = Vector256.LoadUnsafe(ref from, done + (nuint)Vector256<byte>.Count).AsUInt64();
            first.AsByte().StoreUnsafe(ref to, done);
            second.AsByte().StoreUnsafe(ref to, done + (nuint)Vector256<byte>.Count);
            set |= first | second;
            if (TPattern.HasRange) sums |= ((first & range) + offset) | ((second & range) + offset);

            // The last two vectors overlap those before them: by whole values, so that the pattern fits.
            if (done == last) break;
            done = nuint.Min(done + twoVectors, last);
        }

        return ((set & Twice(TPattern.Forbidden)) | (sums & Twice(TPattern.Overflow))) == Vector256<ulong>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Twice(Vector128<ulong> half) => Vector256.Create(half, half);
}
