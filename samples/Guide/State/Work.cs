using PoolGen;

namespace Guide.State;

// snippet: state-tasks
public static class Work
{
    public static int Factor { get; set; } = 1;

    [PoolTask] public static void SetFactor(int factor) => Factor = factor;
    [PoolTask] public static int Scale(int x) => x * Factor;
    [PoolTask] public static int ScaleBy(int x, int factor) => x * factor;
    [PoolTask] public static int Grow(List<int> numbers)
    {
        numbers.Add(4);
        return numbers.Count;
    }
}
// end snippet
