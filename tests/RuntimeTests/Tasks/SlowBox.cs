namespace PoolGen.RuntimeTests.Tasks;

/// <summary>The constructor of the one that is as wide as <see cref="SlowWidth"/> waits, in the caller's process alone.</summary>
public sealed class SlowBox
{
    internal const int SlowWidth = 7;

    public SlowBox(int width)
    {
        if (width == SlowWidth) Gate?.Wait(TimeSpan.FromMinutes(1));
        Width = width;
    }

    /// <summary>What the constructor waits for; null in a worker.</summary>
    public static ManualResetEventSlim? Gate { get; set; }

    public int Width { get; }
}
