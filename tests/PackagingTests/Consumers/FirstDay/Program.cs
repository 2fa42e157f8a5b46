// snippet: start-program
using PoolGen;

await using var pool = new ProcessPool(workers: 2);

Console.WriteLine(await pool.Work.Square.ApplyAsync(3));

int[] squares = await pool.Work.Square.MapAsync(Enumerable.Range(0, 10));
Console.WriteLine(string.Join(' ', squares));

int processes = (await pool.Work.ProcessOf.MapAsync(Enumerable.Range(0, 100))).Count(id => id != Environment.ProcessId);
Console.WriteLine($"{processes} of 100 items ran in other processes");

public static class Work
{
    [PoolTask] public static int Square(int x) => x * x;
    [PoolTask] public static int ProcessOf(int item) => Environment.ProcessId;
}
// end snippet
