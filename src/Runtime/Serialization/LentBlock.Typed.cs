using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PoolGen.Serialization;

/// <summary>The raw memory of values of an unmanaged type.</summary>
internal sealed class LentBlock<T>(int position, ReadOnlyMemory<T> values) : LentBlock(position)
{
    internal override ReadOnlySpan<byte> Bytes
    {
        get
        {
            ReadOnlySpan<T> span = values.Span;
            return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(span)), span.Length * Unsafe.SizeOf<T>());
        }
    }
}
