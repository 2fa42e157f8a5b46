namespace PoolGen.Sharing;

/// <summary>What shared memory was encoded from or decoded to.</summary>
internal sealed class Decoded<T>(T value)
{
    internal T Value => value;
}
