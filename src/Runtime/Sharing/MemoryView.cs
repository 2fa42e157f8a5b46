namespace PoolGen.Sharing;

/// <summary>Which part of some memory a handle stands for, and whose.</summary>
/// <param name="Memory">The memory.</param>
/// <param name="Offset">Where it begins, in elements.</param>
/// <param name="Count">How many elements there are.</param>
/// <param name="IsWhole">Whether it is all of the memory, and not a view of it.</param>
/// <param name="Use">The item that was given it.</param>
internal readonly record struct MemoryView(SharedMemory Memory, int Offset, int Count, bool IsWhole, MemoryUse Use)
{
    /// <summary>A part of it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part is not inside it.</exception>
    internal MemoryView Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Count);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Count - start);
        return this with { Offset = Offset + start, Count = length, IsWhole = false };
    }

    internal MemoryView All => this with { IsWhole = false };

    /// <summary>Where its elements are.</summary>
    /// <exception cref="ObjectDisposedException">The memory is gone.</exception>
    internal unsafe Span<T> Span<T>(bool writable, Type type)
        where T : unmanaged
    {
        if (Memory.Reference.ByteLength == 0)
        {
            if (Memory.IsGone && Use.IsOver) throw Memory.Gone(type);
            return [];
        }

        return new Span<T>((T*)Memory.Address(Use, writable, type) + Offset, Count);
    }
}
