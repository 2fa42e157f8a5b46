namespace PoolGen.RuntimeTests.Fuzzing;

/// <summary>What one answer says: its kind as a letter, the item's index, its bytes as a length and a hash.</summary>
internal readonly record struct WireEvent(char Kind, long Index, int Length, ulong Hash)
{
    internal static WireEvent Of(char kind, long index, ReadOnlySpan<byte> bytes)
    {
        ulong hash = 14695981039346656037;
        foreach (byte b in bytes) hash = (hash ^ b) * 1099511628211;
        return new WireEvent(kind, index, bytes.Length, hash);
    }
}
