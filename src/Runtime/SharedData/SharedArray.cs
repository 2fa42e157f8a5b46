using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PoolGen.Sharing;

namespace PoolGen;

/// <summary>Makes arrays that lie in memory which all processes of a pool share.</summary>
public static class SharedArray
{
    /// <summary>Makes a shared copy of values. All of its memory is reserved.</summary>
    /// <inheritdoc cref="Allocate{T}"/>
    /// <param name="values">What is copied, once.</param>
    public static SharedArray<T> Create<T>(T[] values)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return Create((ReadOnlySpan<T>)values);
    }

    /// <inheritdoc cref="Create{T}(T[])"/>
    public static SharedArray<T> Create<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        SharedArray<T> array = Allocate<T>(values.Length);
        try
        {
            // More bytes than a span can have are written in parts.
            const int part = 1 << 28;
            for (int start = 0; start < values.Length; start += part / Unsafe.SizeOf<T>())
            {
                ReadOnlySpan<T> some = values.Slice(start, Math.Min(part / Unsafe.SizeOf<T>(), values.Length - start));
                array.View.Memory.Write(MemoryMarshal.AsBytes(some), (long)start * Unsafe.SizeOf<T>());
            }

            return array;
        }
        catch
        {
            array.Dispose();
            throw;
        }
    }

    /// <summary>Makes an array of zeros. Its memory is used as it is written to.</summary>
    /// <typeparam name="T">The elements: numbers, or structs of them.</typeparam>
    /// <param name="length">How many elements.</param>
    /// <returns>The array, which belongs to whoever has made it: dispose it when no more work with it is to start.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    /// <exception cref="OutOfMemoryException">The machine, or the control group of this process, has not so much memory left.</exception>
    /// <exception cref="IOException">The system has no file descriptors or no space left.</exception>
    public static SharedArray<T> Allocate<T>(int length)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        long bytes = (long)length * Unsafe.SizeOf<T>();
        MemoryRoom.Ensure(bytes);
        SharedMemory memory = SharedMemory.Create(bytes);
        TaskContext.CurrentScope?.Made(memory);
        return new SharedArray<T>(new MemoryView(memory, 0, length, IsWhole: true, default));
    }
}
