using PoolGen;

namespace Guide.Slow;

// snippet: slow-tasks
public static class Work
{
    [PoolTask]
    public static int Render(int page)
    {
        Thread.Sleep(page == 7 ? 500 : 1); // Stands for a page that is much larger than the others.
        return page;
    }
}
// end snippet
