using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PoolGen.Serialization;

/// <summary>Copies the memory of values and tells whether their bits are valid.</summary>
internal static class BlockChecks
{
    /// <summary>By a pattern; values that break it are looked at one by one.</summary>
    public static bool Copy<T, TCheck, TPattern>(ReadOnlySpan<byte> source, Span<byte> target)
        where TCheck : IBitCheck<T>
        where TPattern : IBitPattern =>
        PatternCopy.Copy<TPattern>(source, target) || AreValid<T, TCheck>(target);

    /// <summary>One by one, some thousand bytes at a time, so that they are still in the cache when they are looked at.</summary>
    public static bool CopyThenLook<T, TCheck>(ReadOnlySpan<byte> source, Span<byte> target)
        where TCheck : IBitCheck<T>
    {
        int piece = Math.Max(1, 4096 / Unsafe.SizeOf<T>()) * Unsafe.SizeOf<T>();
        bool valid = true;
        while (source.Length > 0)
        {
            int size = Math.Min(piece, source.Length);
            source[..size].CopyTo(target);
            valid &= AreValid<T, TCheck>(target[..size]);
            source = source[size..];
            target = target[size..];
        }

        return valid;
    }

    private static bool AreValid<T, TCheck>(Span<byte> bytes)
        where TCheck : IBitCheck<T>
    {
        ref T first = ref Unsafe.As<byte, T>(ref MemoryMarshal.GetReference(bytes));
        int count = bytes.Length / Unsafe.SizeOf<T>();
        for (int i = 0; i < count; i++)
        {
            if (!TCheck.IsValid(in Unsafe.Add(ref first, i))) return false;
        }

        return true;
    }
}
