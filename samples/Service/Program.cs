// A service as it runs in production: the pool belongs to the host, requests end their work when they end, and the console shows what is measured.
// dotnet run --project samples/Service
// curl "localhost:5000/primes?below=2000000"
// http://localhost:5000/pools shows the pool at work.
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using PoolGen;
using Service;

WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

// snippet: service-register
// Options come from the section "PoolGen" of the configuration. The pool starts before other hosted services, and ends after them.
builder.Services.AddProcessPool();
builder.Services.AddHealthChecks().AddProcessPool();
// end snippet

// snippet: service-telemetry
builder.Services.AddOpenTelemetry()
    .WithMetrics(metrics => metrics.AddMeter(PoolTelemetry.MeterName).AddConsoleExporter())
    .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddSource(PoolTelemetry.ActivitySourceName).AddConsoleExporter());
// end snippet

WebApplication app = builder.Build();

// snippet: service-endpoints
// The token fires when the request ends: nobody waits for the answer then, so the worker is told to stop.
app.MapGet("/primes", async (int below, IPool pool, CancellationToken aborted) =>
    Results.Text($"{await pool.Work.CountPrimes.ApplyAsync(below, cancellationToken: aborted)}"));

// The worker ends as a crash in native code ends it. This request fails, and no other.
app.MapPost("/crash", async (IPool pool) =>
{
    await pool.Work.Crash.ApplyAsync();
    return Results.NoContent();
});

app.MapHealthChecks("/health");
// end snippet

// snippet: service-trace
// The trace of the request goes on in the worker: what the task does there belongs to it.
app.MapGet("/trace", async (IPool pool) => Results.Text(await pool.Work.Trace.ApplyAsync()));
// end snippet

// snippet: service-statistics
// What the pool has done, and what each worker does now, as a table.
app.MapGet("/pool", (ProcessPool pool) => Results.Text($"{pool.GetStatistics()}"));
// end snippet

// snippet: service-dashboard
// A page of the pool at work, for this machine alone: http://localhost:5000/pools
app.MapPoolDashboard("/pools");
// end snippet

app.Run();
