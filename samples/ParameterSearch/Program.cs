// A search in two stages that stops as soon as it has found what it looks for, and goes on when workers die.
// dotnet run --project samples/ParameterSearch
using System.Runtime.CompilerServices;
using ParameterSearch;
using PoolGen;

// Only programs that are published trimmed or as NativeAOT need this line: their workers come in by Main.
if (PoolWorker.TryRun(args)) return 0;

const double goodEnough = 0.001;

// snippet: search-pipeline
await using var pool = new ProcessPool(workers: 2);
using var stop = new CancellationTokenSource();

// Stage 1 screens every candidate in little time, stage 2 takes its time for the promising ones. Both run at once: stage 2 pulls from stage 1.
PoolStream<Candidate> screened = pool.Work.Screen.ImapUnordered(Candidates(), chunkSize: 1, cancellationToken: stop.Token);
PoolStream<Candidate> refined = pool.Work.Refine.ImapUnordered(Promising(screened, stop.Token), chunkSize: 1, cancellationToken: stop.Token);

Candidate? best = null;
try
{
    await foreach (Candidate candidate in refined)
    {
        if (best is null || candidate.Error < best.Error) best = candidate;

        // Good enough: nothing more is started, and what runs sees its token fire.
        if (best.Error <= goodEnough) stop.Cancel();
    }
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.WriteLine("stopped early");
}
// end snippet

if (best is null || best.Error > goodEnough)
{
    Console.WriteLine("nothing is good enough");
    return 1;
}

Console.WriteLine($"found: x is near {Math.Round(best.X)}, started {best.Attempts} times");
return 0;

// An endless source: without the early stop there would always be one more.
static IEnumerable<Candidate> Candidates()
{
    for (int i = 0; ; i++)
    {
        yield return new Candidate(i, double.PositiveInfinity, 0);
    }
}

// snippet: search-promising
static async IAsyncEnumerable<Candidate> Promising(PoolStream<Candidate> screened, [EnumeratorCancellation] CancellationToken cancellationToken)
{
    await foreach (Candidate candidate in screened.WithCancellation(cancellationToken))
    {
        if (candidate.Error < 1) yield return candidate;
    }
}
// end snippet
