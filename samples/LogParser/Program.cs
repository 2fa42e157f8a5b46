// Reads the request logs of a web server in worker processes, with a progress bar on the console.
// dotnet run --project samples/LogParser [folder]
using LogParser;
using PoolGen;

// Only programs that are published trimmed or as NativeAOT need this line: their workers come in by Main.
if (PoolWorker.TryRun(args)) return 0;

string folder = args.Length > 0 ? args[0] : ExampleLogs.Write(Directory.CreateTempSubdirectory("poolgen-logs-").FullName);
string[] files = [.. Directory.EnumerateFiles(folder, "*.log").Order(StringComparer.Ordinal)];

// snippet: log-parser
await using var pool = new ProcessPool();
var bar = new ProgressBar("files");
Outcome<LogSummary>[] outcomes = await pool.Work.Summarize.MapOutcomesAsync(files, chunkSize: 1, progress: bar);
// end snippet

LogSummary total = LogSummary.Empty;
foreach (Outcome<LogSummary> outcome in outcomes)
{
    // A file that cannot be read is reported, and costs nothing but itself.
    if (outcome.Exception is null) total = total.Plus(outcome.Value);
    else Console.WriteLine($"{Path.GetFileName(files[outcome.Index])} was not read: {outcome.Exception.Message}");
}

Console.WriteLine($"{total.Requests} requests, {total.Failed} of them failed, {total.Unreadable} lines are unreadable");
Console.WriteLine($"the slowest took {total.SlowestMilliseconds} ms: {total.SlowestPath}");
if (args.Length == 0) Directory.Delete(folder, recursive: true);
return outcomes.Any(outcome => outcome.Exception is not null) ? 1 : 0;
