using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;

namespace PoolGen.ClusterTests.Kit;

/// <summary>Clusters of one silo in this process, one for each number of workers, for tests that need a pool and no particular host. They stay until the process ends.</summary>
internal static class LocalSilo
{
    private static readonly ConcurrentDictionary<int, Lazy<IHost>> Silos = [];

    internal static IClusterClient WithWorkers(int workers) =>
        Silos.GetOrAdd(workers, static workers => new Lazy<IHost>(() => Start(workers))).Value.Services.GetRequiredService<IClusterClient>();

    private static IHost Start(int workers)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        int port = ClusterPorts.Next();
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(port, ClusterPorts.Next(), new IPEndPoint(IPAddress.Loopback, port), "poolgen-tests", $"local-{workers}")
            .AddPoolHost(options => options.Workers = workers));
        IHost host = builder.Build();
        host.Start();
        return host;
    }
}
