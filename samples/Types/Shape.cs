using PoolGen;

namespace Types;

/// <summary>A closed hierarchy: values keep their own type.</summary>
[PoolUnion(0, typeof(Circle))]
public abstract class Shape
{
    public string? Name { get; set; }
}
