using System.Diagnostics;
using PoolGen.Sharing;

namespace PoolGen;

/// <summary>
/// A view of a <see cref="SharedArray{T}"/> that cannot write: its memory is mapped without write access, also where the same process has a handle that can. In an
/// <see cref="InProcessPool"/> nothing is mapped, and code that is not safe could write.
/// </summary>
/// <remarks>Its disposal does nothing, unless it was made by a task and came as a result: then it owns the memory. Safe for any thread.</remarks>
/// <typeparam name="T">The elements: numbers, or structs of them.</typeparam>
[DebuggerDisplay("Length = {Length}")]
public sealed class ReadOnlySharedArray<T> : IDisposable
    where T : unmanaged
{
    internal ReadOnlySharedArray(MemoryView view) => View = view;

    /// <summary>How many elements.</summary>
    public int Length => View.Count;

    /// <summary>The elements.</summary>
    /// <exception cref="ObjectDisposedException">The array was disposed by its owner.</exception>
    /// <exception cref="SharedDataLostException">Its owner's process has ended.</exception>
    /// <exception cref="IOException">The system has no room for one more mapping.</exception>
    public ReadOnlySpan<T> Span => View.Span<T>(writable: false, typeof(ReadOnlySharedArray<T>));

    /// <summary>The elements, as memory that can be kept: each use of it looks whether the array is there.</summary>
    public ReadOnlyMemory<T> Memory => new SharedMemoryManager<T>(View, writable: false).Memory;

    internal MemoryView View { get; }

    /// <summary>An element.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    /// <exception cref="ObjectDisposedException">The array was disposed by its owner.</exception>
    public ref readonly T this[int index] => ref Span[index];

    /// <summary>The part from an element on.</summary>
    /// <inheritdoc cref="Slice(int, int)"/>
    public ReadOnlySharedArray<T> Slice(int start) => new(View.Slice(start, Math.Max(0, Length - Math.Max(0, start))));

    /// <summary>A part, which shares the elements. It goes with the array that it is a part of.</summary>
    /// <param name="start">Its first element.</param>
    /// <param name="length">How many it has.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part is not inside the array.</exception>
    public ReadOnlySharedArray<T> Slice(int start, int length) => new(View.Slice(start, length));

    /// <summary>Gives the memory back if this owns it; a view of an array does not.</summary>
    public void Dispose()
    {
        if (View is { IsWhole: true, Use.IsNone: true }) View.Memory.Dispose();
    }
}
