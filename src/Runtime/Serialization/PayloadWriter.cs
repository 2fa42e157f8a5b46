namespace PoolGen.Serialization;

/// <summary>Writes one payload.</summary>
public ref struct PayloadWriter
{
}
