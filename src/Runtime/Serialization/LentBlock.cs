namespace PoolGen.Serialization;

/// <summary>Memory that belongs to a payload without having been copied into it: whoever lends it keeps it as it is until the payload is sent.</summary>
/// <param name="position">After how many written bytes it stands.</param>
internal abstract class LentBlock(int position)
{
    internal int Position { get; } = position;

    internal abstract ReadOnlySpan<byte> Bytes { get; }
}
