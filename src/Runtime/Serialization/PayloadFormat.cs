namespace PoolGen.Serialization;

/// <summary>The marks of MemoryPack's format, and our own limits.</summary>
internal static class PayloadFormat
{
    /// <summary>Objects and collections within each other, on either side.</summary>
    public const int MaxDepth = 512;

    /// <summary>In the place of an object's member count or a union's tag.</summary>
    public const byte NullObject = 255;

    /// <summary>A union's tag follows as two bytes; smaller tags are written as they are.</summary>
    public const byte WideTag = 250;

    /// <summary>In the place of a collection's or a string's length.</summary>
    public const int NullCollection = -1;
}
