// A web application whose pools belong to its host.
using Consumer;
using PoolGen;

// The configuration is beside the program, not where it was started.
WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");

// snippet: hosting-register
builder.Services.AddProcessPool();
builder.Services.AddProcessPool("render", options => options.MaxTasksPerWorker = 1000);
builder.Services.AddHealthChecks().AddProcessPool().AddProcessPool("render");
// end snippet

await using WebApplication app = builder.Build();

// snippet: hosting-use
app.MapGet("/square", async (int number, IPool pool, HttpContext context) =>
    await pool.Work.Square.ApplyAsync(number, cancellationToken: context.RequestAborted));
app.MapGet("/rendered", async (int number, [FromKeyedServices("render")] IPool pool, HttpContext context) =>
    await pool.Work.Square.ApplyAsync(number, cancellationToken: context.RequestAborted));
app.MapHealthChecks("/health");
// end snippet
app.MapGet("/squares", async (IPool pool) => string.Join(' ', await pool.Work.Square.MapAsync(Enumerable.Range(0, 10))));
app.MapGet("/workers", async (ProcessPool pool, string place) =>
    string.Join(' ', await pool.Work.Meet.StarMapAsync([("a", place), ("b", place)], chunkSize: 1)));
await app.StartAsync();

using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
string place = Directory.CreateTempSubdirectory().FullName;
Console.WriteLine($"parent {Environment.ProcessId}");
Console.WriteLine($"squares {await client.GetStringAsync("/squares")}");
Console.WriteLine($"workers {await client.GetStringAsync("/workers?place=" + Uri.EscapeDataString(place))}");
Console.WriteLine($"square {await client.GetStringAsync("/square?number=5")}");
Console.WriteLine($"rendered {await client.GetStringAsync("/rendered?number=6")}");
Directory.Delete(place, recursive: true);

while (await client.GetStringAsync("/health") != "Healthy") await Task.Yield();
Console.WriteLine($"sizes {app.Services.GetRequiredService<ProcessPool>().WorkerCount} {app.Services.GetRequiredKeyedService<ProcessPool>("render").WorkerCount}");
await app.StopAsync();
Console.WriteLine($"state {app.Services.GetRequiredService<IPool>().State}");
