using MemoryPack;

namespace Bookshop;

/// <summary>Written by MemoryPack.</summary>
[MemoryPackable]
public sealed partial class Marked
{
    public int Id { get; set; }

    public string? Text { get; set; }
}

/// <summary>The same members, written by PoolGen.</summary>
public sealed class Plain
{
    public int Id { get; set; }

    public string? Text { get; set; }
}
