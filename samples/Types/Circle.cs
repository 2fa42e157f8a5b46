namespace Types;

/// <summary>One of the shapes; its base type's members come first.</summary>
public sealed class Circle : Shape
{
    public double Radius { get; set; }
}
