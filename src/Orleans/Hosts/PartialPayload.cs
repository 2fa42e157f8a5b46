namespace PoolGen.Orleans.Hosts;

/// <summary>A payload whose pieces arrive in any order, each perhaps more than once.</summary>
/// <param name="length">How many bytes it has in all.</param>
internal sealed class PartialPayload(int length)
{
    private readonly HashSet<int> _offsets = [];
    private int _missing = length;

    internal byte[] Bytes { get; } = new byte[length];

    /// <summary>Adds a piece.</summary>
    /// <returns>Whether it was the last one missing.</returns>
    /// <exception cref="PoolProtocolException">The piece is not part of this payload.</exception>
    internal bool Add(int offset, byte[] piece)
    {
        if (offset < 0 || offset > Bytes.Length - piece.Length) throw new PoolProtocolException("A piece does not belong to its payload.");
        if (!_offsets.Add(offset)) return false;
        piece.CopyTo(Bytes, offset);
        return (_missing -= piece.Length) == 0;
    }
}
