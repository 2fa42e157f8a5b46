using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using PoolGen;
using PoolGen.ClusterProgram;
using PoolGen.Orleans;

// What the tests start: "host", a silo that lends workers, or "caller", a client of the cluster. The environment says the rest.
HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = [], DisableDefaults = true });
builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning).AddFilter("Orleans", LogLevel.Error);
builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(60));
IPEndPoint primary = IPEndPoint.Parse(Setting("PRIMARY"));
switch (args[0])
{
    case "host":
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(Number("SILO_PORT"), Number("GATEWAY_PORT"), primary, "poolgen-tests", Setting("CLUSTER"))
            .Configure<SiloOptions>(options => options.SiloName = Setting("NAME"))
            .AddPoolHost(options =>
            {
                options.Workers = Number("WORKERS");
                options.DrainTimeout = TimeSpan.FromSeconds(Number("DRAIN_SECONDS"));
            }));
        using (IHost host = builder.Build())
        {
            await host.StartAsync();
            Console.WriteLine("ready");
            await host.WaitForShutdownAsync();
            Console.WriteLine("left");
        }

        break;
    case "caller":
        builder.UseOrleansClient(client => client.UseLocalhostClustering([Number("GATEWAY_PORT")], "poolgen-tests", Setting("CLUSTER")));
        builder.Services.AddClusterPool(options => options.CallerLossGrace = TimeSpan.FromSeconds(5));
        using (IHost host = builder.Build())
        {
            await host.StartAsync();
            IPool pool = host.Services.GetRequiredService<IPool>();
            AsyncResult<int[]> held = pool.ClusterWork.Hold.MapAsync(Enumerable.Range(0, 8).Select(_ => Setting("GATE")));
            Console.WriteLine("called");
            await held;
        }

        break;
    default:
        throw new ArgumentException(args[0]);
}

static string Setting(string name) => Environment.GetEnvironmentVariable("CLUSTER_" + name) ?? throw new ArgumentException($"CLUSTER_{name} is not set.");

static int Number(string name) => int.Parse(Setting(name), CultureInfo.InvariantCulture);
