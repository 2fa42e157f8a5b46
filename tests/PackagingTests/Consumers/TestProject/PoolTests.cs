using PoolGen;
using Xunit;

namespace Consumer;

public class PoolTests
{
    [Fact]
    public async Task A_test_uses_a_pool_without_any_set_up()
    {
        await using var pool = new ProcessPool(workers: 2);
        string place = Directory.CreateTempSubdirectory().FullName;
        Console.WriteLine($"parent {Environment.ProcessId}");
        Console.WriteLine($"squares {string.Join(' ', await pool.Work.Square.MapAsync(Enumerable.Range(0, 10)))}");
        Console.WriteLine($"workers {string.Join(' ', await pool.Work.Meet.StarMapAsync([("a", place), ("b", place)], chunkSize: 1))}");
        Directory.Delete(place, recursive: true);
    }
}
