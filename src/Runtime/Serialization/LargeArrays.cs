namespace PoolGen.Serialization;

/// <summary>
/// The array of a large payload that is sent, for the next one: a program that sends large payloads one after the other would else hold as many
/// of them as it makes before the collector comes by.
/// </summary>
/// <remarks>Safe for any thread. It keeps nothing: the collector may take the array at any time.</remarks>
internal static class LargeArrays
{
    private static WeakReference<byte[]>? _spare;

    /// <summary>An array of at least so many bytes, with anything in it.</summary>
    internal static byte[] Rent(int size)
    {
        if (Interlocked.Exchange(ref _spare, null) is { } spare && spare.TryGetTarget(out byte[]? array) && array.Length >= size && array.Length / 2 <= size) return array;
        return GC.AllocateUninitializedArray<byte>(size);
    }

    /// <summary>Nobody reads or writes the array any more.</summary>
    internal static void Return(byte[] array) => Volatile.Write(ref _spare, new WeakReference<byte[]>(array));
}
