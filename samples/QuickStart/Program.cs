using PoolGen;
using QuickStart;

await using var pool = new ProcessPool(workers: 2);
Console.WriteLine(pool.Work.Square.Apply(3));
Console.WriteLine(string.Join(",", pool.Work.Square.Map(Enumerable.Range(0, 10))));
Console.WriteLine(string.Join(",", pool.Work.Add.StarMap([(1, 2), (3, 4)])));
await foreach (int s in pool.Work.Square.ImapUnordered(Enumerable.Range(0, 5))) Console.WriteLine(s);
