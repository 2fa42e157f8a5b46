namespace PoolGen.RuntimeTests.Tasks;

/// <summary>Members that refuse to be read or made on either side of the boundary.</summary>
public sealed class Shelf
{
    public Box[] Boxes { get; init; } = [];
}
