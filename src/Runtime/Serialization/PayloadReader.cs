namespace PoolGen.Serialization;

/// <summary>Reads one payload.</summary>
public ref struct PayloadReader
{
    private int _position;

    /// <summary>Throws unless all bytes have been read.</summary>
    public void EnsureEnd() => _position++;
}
