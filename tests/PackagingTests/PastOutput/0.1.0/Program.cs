// Frozen with release 0.1.0: every member of the stubs that it emitted, in use.
using Consumer;
using PoolGen;

Console.WriteLine($"parent {Environment.ProcessId}");
await using var pool = new ProcessPool(workers: 2);
Console.WriteLine($"squares {string.Join(' ', pool.Work.Square.Map(Enumerable.Range(0, 10)))}");
string place = Directory.CreateTempSubdirectory().FullName;
Console.WriteLine($"workers {string.Join(' ', pool.Work.Meet.StarMap([("a", place), ("b", place)], chunkSize: 1))}");
Directory.Delete(place, recursive: true);

Order order = new(7, [new("tea", 2.5m, 4), new("cup", 3m, 1)]) { Customer = "Ada" };
int told = 0;
List<string> all =
[
    $"{pool.Work.Square.Apply(3)}",
    $"{await pool.Work.Square.ApplyAsync(4)}",
    $"{(await pool.Work.Square.MapAsync([5])).Single()}",
    $"{pool.Work.Square.Imap([6]).Single()}",
    $"{pool.Work.Square.ImapUnordered([7]).Single()}",
    $"{pool.Work.Total.Apply(order, 2):0.0}",
    $"{(await pool.Work.Total.StarMapAsync([(order, 1m)])).Single():0.0}",
    $"{pool.Work.Total.Imap([(order, 3m)]).Single():0.0}",
    $"{pool.Work.Count.Apply(3, new Told(() => told++))}",
    $"{pool.Work.Refuse.Imap([order]).AsOutcomes().Single().Exception is SoldOutException { Message: "Ada is too late" }}",
    $"{new WorkTasks(pool).Square.Apply(8)}",
];
await pool.Work.Nothing.ApplyAsync();
Console.WriteLine($"all {string.Join(' ', all)}");

await using var prepared = new ProcessPool(new ProcessPoolOptions { Workers = 1, Initializer = WorkTasks.SquareTask.Bind(9) });
Console.WriteLine($"prepared {prepared.Work.Square.Apply(10)}");

internal sealed class Told(Action then) : IProgress<int>
{
    public void Report(int value) => then();
}
