namespace Types;

/// <summary>A struct of numbers: one block copy, also in arrays.</summary>
public struct Point
{
    public int X { get; set; }

    public int Y { get; set; }
}
