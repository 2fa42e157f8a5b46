using PoolGen.Sharing;

namespace PoolGen;

/// <summary>Shares a value with all workers: it is encoded once, and decoded once in each worker that uses it.</summary>
public static class Shared
{
    /// <summary>Encodes a value and shares it. What becomes of the value afterwards does not travel.</summary>
    /// <typeparam name="T">Anything that can be sent. Some task has to have a parameter or a result of the type <see cref="Shared{T}"/> of it.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The shared value, which belongs to whoever has made it: dispose it when no more work with it is to start.</returns>
    /// <exception cref="PayloadException">The value cannot be encoded.</exception>
    /// <exception cref="InvalidOperationException">No code was generated for this type.</exception>
    /// <exception cref="OutOfMemoryException">The machine, or the control group of this process, has not so much memory left.</exception>
    /// <exception cref="IOException">The system has no file descriptors or no space left.</exception>
    public static Shared<T> Create<T>(T value)
    {
        SharedMemory memory = SharedValues.Encode(value);
        TaskContext.CurrentScope?.Made(memory);
        memory.Value = new Decoded<T>(value);
        return new Shared<T>(new MemoryView(memory, 0, (int)memory.Reference.ByteLength, IsWhole: true, default), null);
    }
}
