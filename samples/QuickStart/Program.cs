// A tour of PoolGen: every way to hand work to a pool, and when to use which. The tasks are in Work.cs.
using PoolGen;
using QuickStart;

// Only programs that are published trimmed or as NativeAOT need this line: their workers come in by Main. All others may leave it out.
if (PoolWorker.TryRun(args)) return;

// Two real processes of this same program. They start in the background; work can be handed in at once.
await using var pool = new ProcessPool(workers: 2);
Console.WriteLine($"This is process {Environment.ProcessId}, with {pool.WorkerCount} workers.");

Title("One blocking call", "when you need the one answer before you can go on");
Console.WriteLine($"3 * 3 = {pool.Work.Square.Apply(3)}");

Title("One call in the background", "when there is something else to do meanwhile");
AsyncResult<int> four = pool.Work.Square.ApplyAsync(4);
Console.WriteLine($"4 * 4 = {await four}");

Title("A map", "when there are many items: results keep their order");
int[] squares = pool.Work.Square.Map(Enumerable.Range(0, 10));
Console.WriteLine(string.Join(' ', squares));

Title("A map in the background, with callbacks", "when whoever is told of the end is not whoever waits");
AsyncResult<int[]> later = pool.Work.Square.MapAsync(
    Enumerable.Range(10, 5),
    callback: all => Console.WriteLine($"the callback has {all.Length} squares, the last is {all[^1]}"),
    errorCallback: error => Console.WriteLine($"the error callback has: {error.Message}"));
await later;

Title("Several arguments", "when a task takes more than one: a tuple for each item");
Console.WriteLine($"1 + 2 = {pool.Work.Add.Apply(1, 2)}");
Console.WriteLine(string.Join(' ', pool.Work.Add.StarMap([(1, 2), (3, 4), (5, 6)])));

Title("An ordered stream", "when the items are too many, or too slow to come, for one array");
await foreach (int square in pool.Work.Square.Imap(Enumerable.Range(0, 5)))
{
    Console.WriteLine(square);
}

Title("An unordered stream", "when each result is welcome as soon as it is there");
int sum = 0;
await foreach (int square in pool.Work.Square.ImapUnordered(Enumerable.Range(0, 1_000)))
{
    sum += square;
}

Console.WriteLine($"the sum of the first 1,000 squares is {sum}");

Title("An endless stream", "when only the reader knows when it is enough: leaving the loop stops the work");
var seen = new HashSet<int>();
await foreach ((int _, int processId) in pool.Work.SquareAndSign.ImapUnordered(Naturals(), chunkSize: 1))
{
    if (seen.Add(processId)) Console.WriteLine($"a square from worker process {processId}");
    if (seen.Count == pool.WorkerCount) break;
}

Title("A failing item", "its own exception, thrown here; all the others still ran");
AsyncResult<int[]> divisions = pool.Work.Hundredth.MapAsync([1, 0, 4]);
try
{
    await divisions;
}
catch (DivideByZeroException e)
{
    Console.WriteLine($"{e.GetType().Name} in task {e.Data["PoolGen.Task"]}: {e.Message}");
}

foreach (Outcome<int> outcome in pool.Work.Hundredth.Imap([1, 0, 4]).AsOutcomes())
{
    Console.WriteLine($"item {outcome.Index}: {(outcome.Exception is null ? outcome.Value : outcome.Exception.GetType().Name)}");
}

Title("A time-out on a result", "when you cannot wait for ever: the task goes on until you cancel it");
AsyncResult<string> tea = pool.Work.Brew.ApplyAsync(TimeSpan.FromMinutes(10));
try
{
    tea.Get(TimeSpan.FromMilliseconds(100));
}
catch (TimeoutException)
{
    Console.WriteLine($"no tea yet; cancelled: {tea.Cancel()}");
}

Title("Many submissions, then close and join", "when work comes up here and there, and in the end all of it must be done");
var answers = new List<AsyncResult<int>>();
for (int i = 1; i <= 5; i++)
{
    answers.Add(pool.Work.Add.ApplyAsync(i, i));
}

pool.Close();
pool.Join();
Console.WriteLine(string.Join(' ', answers.Select(answer => answer.Get())));
Console.WriteLine($"The pool is {pool.State}.");

static void Title(string what, string when) => Console.WriteLine($"\n{what}: {when}.");

static IEnumerable<int> Naturals()
{
    for (int i = 0; ; i++)
    {
        yield return i;
    }
}
