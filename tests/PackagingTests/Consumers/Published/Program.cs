using Consumer;
using PoolGen;

// snippet: deployment-try-run
if (PoolWorker.TryRun(args)) return;
// end snippet
Console.WriteLine($"parent {Environment.ProcessId}");
await using var pool = new ProcessPool(workers: 2);
Console.WriteLine($"squares {string.Join(' ', pool.Work.Square.Map(Enumerable.Range(0, 10)))}");
string place = Directory.CreateTempSubdirectory().FullName;
Console.WriteLine($"workers {string.Join(' ', pool.Work.Meet.StarMap([("a", place), ("b", place)], chunkSize: 1))}");
Directory.Delete(place, recursive: true);
