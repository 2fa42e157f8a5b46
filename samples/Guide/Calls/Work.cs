using PoolGen;

namespace Guide.Calls;

// snippet: calls-tasks
public static class Work
{
    [PoolTask] public static int Square(int x) => x * x;
    [PoolTask] public static int Add(int a, int b) => a + b;
    [PoolTask] public static int Hundredth(int x) => 100 / x;
}
// end snippet
