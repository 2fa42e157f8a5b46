using PoolGen;

namespace Guide.Seeing;

// snippet: seeing-tasks
public static class Work
{
    [PoolTask]
    public static int Divide(int by) => 100 / by;
}
// end snippet
