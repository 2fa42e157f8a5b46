using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Processes;

/// <summary><see cref="ProcessPoolOptions.MaxTasksPerWorker"/> is exact.</summary>
[Watchdog]
public sealed class ReplacementTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Worker_is_replaced_after_exactly_as_many_calls_as_it_may_run(int most)
    {
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, MaxTasksPerWorker = most });
        AssertExact(most, pool.ProcessWork.ProcessId.StarMapOf(3 * most));
    }

    [Fact]
    public void Worker_is_replaced_after_exactly_as_many_items_of_a_map_as_it_may_run()
    {
        const int most = 10;
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, MaxTasksPerWorker = most });
        AssertExact(most, pool.ProcessWork.ProcessIdOf.Map(Enumerable.Range(0, 3 * most), chunkSize: 4));
    }

    private static void AssertExact(int most, int[] processes) =>
        Assert.Equal([most, most, most], processes.GroupBy(static process => process).Select(static process => process.Count()));
}
