using Consumer;
using PoolGen;
using PoolGen.Spectre;

Console.WriteLine($"parent {Environment.ProcessId}");
await using var pool = new ProcessPool(workers: 2);
Console.WriteLine($"squares {string.Join(' ', pool.Work.Square.Map(Enumerable.Range(0, 10)))}");
string place = Directory.CreateTempSubdirectory().FullName;
Console.WriteLine($"workers {string.Join(' ', pool.Work.Meet.StarMap([("a", place), ("b", place)], chunkSize: 1))}");
Directory.Delete(place, recursive: true);

// snippet: progress-bar
int[] squares;
using (var bar = PoolProgress.Start("squaring"))
{
    squares = await pool.Work.Square.MapAsync(Enumerable.Range(0, 1_000), progress: bar);
}

long sum = 0;
using (var bar = PoolProgress.Start("adding"))
{
    await foreach (int square in pool.Work.Square.ImapUnordered(Enumerable.Range(0, 1_000)).WithProgress(bar, total: 1_000)) sum += square;
}
// end snippet

Console.WriteLine($"sum {sum} {squares.Length}");
