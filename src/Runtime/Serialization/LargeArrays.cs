namespace PoolGen.Serialization;

/// <summary>
/// The arrays of large payloads that are sent, for the next ones: a program that sends large payloads one after the other would else hold as many
/// of them as it makes before the collector comes by.
/// </summary>
/// <remarks>
/// Safe for any thread. It keeps the arrays for two seconds after the last one came back. Weak references do not serve: a collection in between drops
/// the array, and its memory stays with the process while the next array is made. It knows of as many as are usually sent at once.
/// </remarks>
internal static class LargeArrays
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);
    private static readonly byte[]?[] _spares = new byte[]?[Math.Max(4, Environment.ProcessorCount)];
    private static Timer? _forgetting;

    /// <summary>An array of at least so many bytes, with anything in it.</summary>
    internal static byte[] Rent(int size)
    {
        lock (_spares)
        {
            foreach (ref byte[]? spare in _spares.AsSpan())
            {
                if (spare is not { } array || array.Length < size || array.Length / 2 > size) continue;
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
            ref byte[]? place = ref _spares[0];
            foreach (ref byte[]? spare in _spares.AsSpan())
            {
                if ((spare?.Length ?? 0) < (place?.Length ?? 0)) place = ref spare;
            }

            if (array.Length <= (place?.Length ?? 0)) return;
            place = array;
            _forgetting ??= new Timer(static _ => Forget());
            _forgetting.Change(Kept, Timeout.InfiniteTimeSpan);
        }
    }

    private static void Forget()
    {
        lock (_spares) Array.Clear(_spares);
    }
}
