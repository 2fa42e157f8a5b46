using System.Diagnostics;
using PoolGen;

namespace Guide.Debugging;

public static class Work
{
    [PoolTask] public static int Square(int x) => x * x;

    // snippet: debugging-wait
    [PoolTask]
    public static int Examine(int x, TimeSpan wait)
    {
        Console.WriteLine(TaskContext.Current is { } context ? $"worker {context.WorkerId} waits for a debugger" : "called directly");
        SpinWait.SpinUntil(() => Debugger.IsAttached, wait);
        return x * x;
    }
    // end snippet
}
