namespace PoolGen.Sharing;

/// <summary>Decodes a value from all of some bytes.</summary>
internal delegate T SpanDecoder<T>(ReadOnlySpan<byte> bytes);
