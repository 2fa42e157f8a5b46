// The code of docs/guide, run page by page. A test compares it with the pages, and what it prints with what they say it prints.
// dotnet run --project samples/Guide
using Guide.BigData;
using Guide.Calls;
using Guide.Cancelling;
using Guide.Debugging;
using Guide.Errors;
using Guide.Logging;
using Guide.Options;
using Guide.Progress;
using Guide.Python;
using Guide.Seeing;
using Guide.Slow;
using Guide.State;
using PoolGen;

// Only programs that are published trimmed or as NativeAOT need this line: their workers come in by Main.
if (PoolWorker.TryRun(args)) return;

await using (var pool = new ProcessPool(workers: 2))
{
    CallsPage.Blocking(pool);
    await CallsPage.Async(pool);
    await StreamsPage.Async(pool);
    StreamsPage.Blocking(pool);
}

await OptionsPage.Run();
await ErrorsPage.Run();
await CancellingPage.Run();
await LimitsPage.Run();
await LimitsPage.Retries();
await ProgressPage.Run();
await LoggingPage.Run();
await SeeingPage.Run();
await SlowPage.Run();
await StatePage.Run();
BigDataPage.Run();
await DebuggingPage.Run();
PythonPage.First();
PythonPage.Later();
PythonPage.Streams();
PythonPage.Initialized();
