using MemoryPack;

namespace Bookshop;

/// <summary>A union of MemoryPack's.</summary>
[MemoryPackable, MemoryPackUnion(0, typeof(Circle))]
public partial interface IShape;

/// <summary>Its only case.</summary>
[MemoryPackable]
public sealed partial class Circle : IShape
{
    public double Radius { get; set; }
}
