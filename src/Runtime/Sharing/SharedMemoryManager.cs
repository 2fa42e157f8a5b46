using System.Buffers;

namespace PoolGen.Sharing;

/// <summary>A view as <see cref="Memory{T}"/>: each span looks whether the memory is there, and a pin keeps it.</summary>
internal sealed unsafe class SharedMemoryManager<T>(MemoryView view, bool writable) : MemoryManager<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override Memory<T> Memory => CreateMemory(view.Count);

    /// <inheritdoc/>
    public override Span<T> GetSpan() => view.Span<T>(writable, TypeOfHandle);

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)elementIndex, (uint)view.Count, nameof(elementIndex));
        if (!view.Memory.TryBeginUse()) throw view.Memory.Gone(TypeOfHandle);
        try
        {
            fixed (T* start = GetSpan()) return new MemoryHandle(start + elementIndex, default, this);
        }
        catch
        {
            view.Memory.EndUse();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Unpin() => view.Memory.EndUse();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
    }

    private Type TypeOfHandle => writable ? typeof(SharedArray<T>) : typeof(ReadOnlySharedArray<T>);
}
