// Map and reduce over real text: the workers count the words of each file, the caller adds the counts up.
// dotnet run --project samples/WordCount [folder [timeline.json]]
using System.Diagnostics;
using PoolGen;
using PoolGen.Spectre;
using WordCount;

// Only programs that are published trimmed or as NativeAOT need this line: their workers come in by Main.
if (PoolWorker.TryRun(args)) return 0;

string folder = args.Length > 0 ? args[0] : Library.ReferenceDocumentation();
string[] files = [.. Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".xml" or ".txt" or ".md").Order(StringComparer.Ordinal)];
Console.WriteLine($"{files.Length} files in {folder}");

// One process first, to have something to compare with.
var clock = Stopwatch.StartNew();
var expected = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
foreach (string file in files) Words.AddTo(expected, Words.Count(Library.TextOf(file)));
TimeSpan alone = clock.Elapsed;

// Now the pool. Files differ much in size, and nobody cares for their order: an unordered stream, one file at a time, so that
// each worker takes the next file as soon as it has done with its last, and the caller adds up while the others still count.
clock.Restart();
await using var pool = new ProcessPool();

// snippet: slow-timeline
// What each worker does when, for Perfetto and other viewers; the file is complete when the pool's work is.
using IDisposable? timeline = args.Length > 1 ? pool.RecordTimeline(args[1]) : null;
// end snippet
var total = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
var filesOf = new SortedDictionary<int, int>();
using (var bar = PoolProgress.Start("files"))
{
    await foreach (FileCount count in pool.Work.CountWords.ImapUnordered(files, chunkSize: 1).WithProgress(bar, files.Length))
    {
        Words.AddTo(total, count.Words);
        filesOf[count.ProcessId] = filesOf.GetValueOrDefault(count.ProcessId) + 1;
    }
}

TimeSpan together = clock.Elapsed;

foreach ((string word, int count) in total.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(10))
{
    Console.WriteLine($"{count,9} {word.ToLowerInvariant()}");
}

foreach ((int processId, int count) in filesOf) Console.WriteLine($"worker process {processId} counted {count} files");
Console.WriteLine($"{total.Values.Sum()} words, {total.Count} different ones");
Console.WriteLine(FormattableString.Invariant($"one process {alone.TotalSeconds:F2} s, {pool.WorkerCount} workers {together.TotalSeconds:F2} s, their start included"));

bool same = total.Count == expected.Count && total.All(pair => expected.GetValueOrDefault(pair.Key) == pair.Value);
Console.WriteLine(same ? "The same as one process counts." : "NOT what one process counts.");
return same ? 0 : 1;
