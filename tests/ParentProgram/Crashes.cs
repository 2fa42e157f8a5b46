namespace PoolGen.ParentProgram;

/// <summary>Tasks that end their worker, or fail with what the parent cannot rebuild.</summary>
public static class Crashes
{
    [PoolTask]
    public static int Overflow(int x) => x == int.MaxValue ? 0 : Overflow(x + 1) + 1;

    [PoolTask]
    public static int FailFast(int x)
    {
        Environment.FailFast("the state is broken");
        return x;
    }

    [PoolTask]
    public static int FailOddly(int x) => Deeper(x);

    private static int Deeper(int x) => throw new Odd<int>(x);

    private sealed class Odd<T>(T value) : Exception($"odd {value}");
}
