using PoolGen;

namespace Guide.Errors;

// snippet: errors-tasks
public static class Work
{
    [PoolTask] public static int Ship(int orderId) =>
        orderId < 0 ? throw new BadOrderException("An order has no negative number.", orderId) : orderId;

    // Stands for a native library that takes its process down.
    [PoolTask] public static int Crash(int code)
    {
        Environment.Exit(code);
        return code;
    }
}
// end snippet
