// A web application that shows its pools: to operators on one page, to its own machine on another.
using Consumer;
using PoolGen;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
builder.Services.AddAuthorizationBuilder().AddPolicy("operators", static policy => policy.RequireRole("operator"));
await using WebApplication app = builder.Build();

// snippet: dashboard-authorization
app.MapPoolDashboard("/pools").RequireAuthorization("operators");
// end snippet

// snippet: dashboard-options
app.MapPoolDashboard("/local", static options =>
{
    options.HideMessages = true;
    options.AllowedHosts.Add("pools.internal");
});
// end snippet
await app.StartAsync();

await using var pool = new ProcessPool(workers: 2);
using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
Console.WriteLine($"parent {Environment.ProcessId}");
Console.WriteLine($"squares {string.Join(' ', await pool.Work.Square.MapAsync(Enumerable.Range(0, 10)))}");
string place = Directory.CreateTempSubdirectory().FullName;
Console.WriteLine($"workers {string.Join(' ', await pool.Work.Meet.StarMapAsync([("a", place), ("b", place)], chunkSize: 1))}");
Directory.Delete(place, recursive: true);
using HttpResponseMessage refused = await client.GetAsync(new Uri("/pools/api/pools", UriKind.Relative));
using HttpResponseMessage served = await client.GetAsync(new Uri("/local/api/pools", UriKind.Relative));
Console.WriteLine($"anybody {refused.IsSuccessStatusCode}");
Console.WriteLine($"here {(await served.Content.ReadAsStringAsync()).Contains("\"name\":\"Work.Square\",\"count\":10,", StringComparison.Ordinal)}");
