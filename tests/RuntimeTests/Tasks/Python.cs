namespace PoolGen.RuntimeTests.Tasks;

/// <summary>The tasks of Python's examples.</summary>
public static class Python
{
    [PoolTask]
    public static int SlowSquare(int x)
    {
        Thread.Sleep(100);
        return x * x;
    }

    [PoolTask]
    public static double Sleep(double seconds)
    {
        Thread.Sleep(TimeSpan.FromSeconds(seconds));
        return seconds;
    }

    [PoolTask]
    public static int RandomSleep(int value)
    {
        Thread.Sleep(value % 50);
        return value;
    }
}
