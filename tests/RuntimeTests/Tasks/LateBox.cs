namespace PoolGen.RuntimeTests.Tasks;

/// <summary>A result whose constructor does what a test wants, outside tasks.</summary>
public sealed class LateBox
{
    public LateBox(int width)
    {
        if (TaskContext.Current is null) OnRead?.Invoke(width);
        Width = width;
    }

    /// <summary>What the constructor does where it is read.</summary>
    public static Action<int>? OnRead { get; set; }

    public int Width { get; }
}
