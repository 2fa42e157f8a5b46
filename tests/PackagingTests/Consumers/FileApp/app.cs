#:package PoolGen@{{PoolGen}}
// What `PublishAot`, which such programs have by default, sets without the compiler that not every registry has.
#:property PublishAot=false
#:property PublishTrimmed=true
using PoolGen;

Console.WriteLine($"parent {Environment.ProcessId}");
await using var pool = new ProcessPool(workers: 2);
Console.WriteLine($"squares {string.Join(' ', pool.Work.Square.Map(Enumerable.Range(0, 10)))}");
string place = Directory.CreateTempSubdirectory().FullName;
Console.WriteLine($"workers {string.Join(' ', pool.Work.Meet.StarMap([("a", place), ("b", place)], chunkSize: 1))}");
Directory.Delete(place, recursive: true);


public static class Work
{
    /// <summary>Squares a number.</summary>
    [PoolTask]
    public static int Square(int x) => x * x;

    /// <summary>Waits for the other one: two meetings end only if two workers hold them at the same time.</summary>
    /// <returns>The process that came.</returns>
    [PoolTask]
    public static int Meet(string name, string place)
    {
        File.WriteAllText(Path.Combine(place, name), "");
        return SpinWait.SpinUntil(() => Directory.GetFiles(place).Length == 2, TimeSpan.FromMinutes(1))
            ? Environment.ProcessId
            : throw new TimeoutException($"Nobody met {name}.");
    }
}
