using PoolGen;

namespace Guide.Progress;

// snippet: progress-tasks
public static class Work
{
    [PoolTask] public static int Square(int x) => x * x;

    [PoolTask]
    public static string Copy(string name, IProgress<int> progress)
    {
        for (int percent = 50; percent <= 100; percent += 50) progress.Report(percent);
        return $"{name} is copied";
    }
}
// end snippet
