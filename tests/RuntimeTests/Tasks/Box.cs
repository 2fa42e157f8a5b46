namespace PoolGen.RuntimeTests.Tasks;

/// <summary>Throws when it is asked for its height, or made with a width below zero.</summary>
public sealed class Box(int width)
{
    public int Width { get; } = width >= 0 || Environment.GetEnvironmentVariable("POOLGEN_BOXES") is null
        ? width
        : throw new ArgumentException("too narrow");

    public int Height
    {
        get => field >= 0 ? field : throw new InvalidOperationException("has none");
        set;
    }
}
