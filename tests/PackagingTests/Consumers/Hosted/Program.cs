// A worker service whose background service uses the application's one pool: dependency injection disposes it.
using Consumer;
using PoolGen;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddSingleton(_ => new ProcessPool(workers: 2));
builder.Services.AddHostedService<Squares>();
using IHost host = builder.Build();
await host.RunAsync();
