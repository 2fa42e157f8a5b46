// A big table that each worker loads once, by the pool's initializer, and that the tasks look things up in.
// dotnet run --project samples/LookupTable
using System.Globalization;
using LookupTable;
using PoolGen;

// Only programs that are published trimmed or as NativeAOT need this line: their workers come in by Main.
if (PoolWorker.TryRun(args)) return;

const int entries = 200_000;
string file = Path.GetTempFileName();
File.WriteAllLines(file, Enumerable.Range(0, entries).Select(i => string.Create(CultureInfo.InvariantCulture, $"item{i};{i * 3L}")));

// The initializer's argument is the file's name: the table itself never travels. Each worker reads it before its first task.
// snippet: lookup-pool
await using var pool = new ProcessPool(new ProcessPoolOptions
{
    Workers = 2,
    Initializer = PriceTasks.LoadTask.Bind(file),
});
// end snippet

// snippet: lookup-use
string[] wanted = [.. Enumerable.Range(0, 10_000).Select(i => $"item{i * 20}")];
long sum = 0;
await foreach (Quote quote in pool.Price.Find.ImapUnordered(wanted)) sum += quote.Price;
// end snippet
Console.WriteLine($"{wanted.Length} prices, {sum} in all");

// Each worker has loaded the table once, however many items it looked up.
Quote[] quotes = await pool.Price.Find.MapAsync(wanted);
Console.WriteLine($"tables loaded by each worker: {string.Join(", ", quotes.Select(quote => quote.TimesLoaded).Distinct())}");

// Statics belong to their process: this one has called no initializer, and its table is empty.
Console.WriteLine($"entries in this process: {Price.Entries}");

Outcome<Quote> missing = pool.Price.Find.MapOutcomes(["item-1"])[0];
Console.WriteLine($"{missing.Exception!.GetType().Name}: {missing.Exception.Message}");
File.Delete(file);
