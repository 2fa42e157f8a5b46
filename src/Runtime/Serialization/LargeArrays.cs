namespace PoolGen.Serialization;

/// <summary>
/// The arrays of large payloads that are sent, for the next ones: a program that sends large payloads one after the other would else hold as many
/// of them as it makes before the collector comes by.
/// </summary>
/// <remarks>
/// Safe for any thread. It keeps nothing: the collector may take the arrays at any time. It knows of as many as are usually sent at once; an array
/// that is forgotten here is memory that grows, since without a collection nothing else finds it.
/// </remarks>
internal static class LargeArrays
{
    private static readonly WeakReference<byte[]>?[] _spares = new WeakReference<byte[]>?[Math.Max(4, Environment.ProcessorCount)];

    /// <summary>An array of at least so many bytes, with anything in it.</summary>
    internal static byte[] Rent(int size)
    {
        lock (_spares)
        {
            foreach (ref WeakReference<byte[]>? spare in _spares.AsSpan())
            {
                if (spare is null || !spare.TryGetTarget(out byte[]? array) || array.Length < size || array.Length / 2 > size) continue;
                spare = null;
                return array;
            }
        }

        return GC.AllocateUninitializedArray<byte>(size);
    }

    /// <summary>Nobody reads or writes the array any more. Where all places are taken, the smallest array of all is forgotten.</summary>
    internal static void Return(byte[] array)
    {
        lock (_spares)
        {
            ref WeakReference<byte[]>? place = ref _spares[0];
            int smallest = int.MaxValue;
            foreach (ref WeakReference<byte[]>? spare in _spares.AsSpan())
            {
                int length = spare is not null && spare.TryGetTarget(out byte[]? kept) ? kept.Length : 0;
                if (length >= smallest) continue;
                smallest = length;
                place = ref spare;
            }

            if (array.Length > smallest) place = new WeakReference<byte[]>(array);
        }
    }
}
