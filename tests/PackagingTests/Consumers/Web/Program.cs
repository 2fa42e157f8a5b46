// A web application whose pool lives as long as it does: dependency injection disposes it.
using Consumer;
using PoolGen;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.AddSingleton(_ => new ProcessPool(workers: 2));

await using WebApplication app = builder.Build();
app.MapGet("/squares", async (ProcessPool pool) => string.Join(' ', await pool.Work.Square.MapAsync(Enumerable.Range(0, 10))));
app.MapGet("/workers", async (ProcessPool pool, string place) =>
    string.Join(' ', await pool.Work.Meet.StarMapAsync([("a", place), ("b", place)], chunkSize: 1)));
await app.StartAsync();

using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
string place = Directory.CreateTempSubdirectory().FullName;
Console.WriteLine($"parent {Environment.ProcessId}");
Console.WriteLine($"squares {await client.GetStringAsync("/squares")}");
Console.WriteLine($"workers {await client.GetStringAsync("/workers?place=" + Uri.EscapeDataString(place))}");
Directory.Delete(place, recursive: true);
