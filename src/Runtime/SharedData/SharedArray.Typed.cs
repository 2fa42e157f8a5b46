using System.Diagnostics;
using PoolGen.Sharing;

namespace PoolGen;

/// <summary>
/// An array in memory that all processes of a pool share. As an argument or a result of a task it crosses as a handle of a few dozen bytes: parent and workers
/// see the same elements, and what one writes all others see.
/// </summary>
/// <remarks>
/// <para>Whoever has made it owns it, or took it from a result; its disposal gives the memory back in all processes, once no item that uses it runs any more. Slices
/// and read-only views are views of it: their disposal does nothing.</para>
/// <para>There are no locks. Items that write side by side get slices that do not overlap, or use <see cref="Interlocked"/>, which works across processes. A worker
/// that is killed leaves the memory as it was, with half a row written perhaps.</para>
/// <para>After its disposal <see cref="Span"/> throws; a span that was got before then reads zeros, and what is written to it goes nowhere. An array that has been sent
/// stays until it is disposed.</para>
/// <para>Safe for any thread.</para>
/// </remarks>
/// <typeparam name="T">The elements: numbers, or structs of them.</typeparam>
/// <example><code>
/// using SharedArray&lt;double&gt; table = SharedArray.Create(values);
/// double[] found = pool.Work.Lookup.Map(keys.Select(key => (key, table.AsReadOnly())));
/// </code></example>
[DebuggerDisplay("Length = {Length}")]
public sealed class SharedArray<T> : IDisposable
    where T : unmanaged
{
    internal SharedArray(MemoryView view)
    {
        View = view;
        if (view.IsWhole && view.Memory.Root is null) view.Memory.Root = new WeakReference<object>(this);
    }

    /// <summary>How many elements.</summary>
    public int Length => View.Count;

    /// <summary>The elements.</summary>
    /// <exception cref="ObjectDisposedException">The array was disposed by its owner.</exception>
    /// <exception cref="SharedDataLostException">Its owner's process has ended.</exception>
    /// <exception cref="IOException">The system has no room for one more mapping.</exception>
    public Span<T> Span => View.Span<T>(writable: true, typeof(SharedArray<T>));

    /// <summary>The elements, as memory that can be kept: each use of it looks whether the array is there.</summary>
    public Memory<T> Memory => new SharedMemoryManager<T>(View, writable: true).Memory;

    internal MemoryView View { get; }

    /// <summary>An element.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    /// <exception cref="ObjectDisposedException">The array was disposed by its owner.</exception>
    public ref T this[int index] => ref Span[index];

    /// <summary>The part from an element on.</summary>
    /// <inheritdoc cref="Slice(int, int)"/>
    public SharedArray<T> Slice(int start) => new(View.Slice(start, Math.Max(0, Length - Math.Max(0, start))));

    /// <summary>A part, which shares the elements. It goes with the array that it is a part of.</summary>
    /// <param name="start">Its first element.</param>
    /// <param name="length">How many it has.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part is not inside the array.</exception>
    public SharedArray<T> Slice(int start, int length) => new(View.Slice(start, length));

    /// <summary>A view that cannot write, and that lets no code write: a stray write in a worker ends its item and leaves the data as it is.</summary>
    public ReadOnlySharedArray<T> AsReadOnly() => new(View.All);

    /// <summary>Gives the memory back, in all processes. Items that run with it keep it until they end; what has not started ends in <see cref="ObjectDisposedException"/>.</summary>
    /// <remarks>Does nothing for a view, and in a worker that was sent the array.</remarks>
    public void Dispose()
    {
        if (View is { IsWhole: true, Use.IsNone: true }) View.Memory.Dispose();
    }
}
