namespace Types;

/// <summary>A class that holds itself.</summary>
public sealed class Tree
{
    public int Value { get; set; }

    public List<Tree> Children { get; init; } = [];
}
