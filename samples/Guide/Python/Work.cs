using PoolGen;

namespace Guide.Python;

// snippet: python-tasks
public static class Work
{
    private static int _factor;

    [PoolTask] public static int F(int x) => x * x;
    [PoolTask] public static int Power(int x, int y) => (int)Math.Pow(x, y);
    [PoolTask] public static void Setup(int factor) => _factor = factor;
    [PoolTask] public static int Scale(int x) => x * _factor;
}
// end snippet
