using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Cluster;

/// <summary>How silos and clients find each other: on one machine by the caller's own silo, else by Redis.</summary>
internal static class Membership
{
    internal const int CallerPort = 11200;
    internal const int CallerGateway = 11300;

    /// <summary>The first silo, which the others of this machine ask.</summary>
    internal static ISiloBuilder Begin(ISiloBuilder silo) => silo.UseLocalhostClustering(CallerPort, CallerGateway);

    /// <summary>A host: of the cluster on this machine with the number that follows, or of the one in Redis.</summary>
    internal static void Join(ISiloBuilder silo, string[] args, string? redis)
    {
        if (redis is not null)
        {
            // snippet: cluster-redis
            silo.UseRedisClustering(redis);
            silo.Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = "words");
            silo.ConfigureEndpoints(siloPort: 11111, gatewayPort: 30000);
            // end snippet
            silo.Services.Configure<PoolGen.Orleans.PoolHostOptions>(options => options.AllowPlaintext = true);
            return;
        }

        int number = int.Parse(args[1], CultureInfo.InvariantCulture);
        silo.UseLocalhostClustering(CallerPort + number, CallerGateway + number, new IPEndPoint(IPAddress.Loopback, CallerPort));
        silo.Configure<SiloOptions>(options => options.SiloName = $"host-{number}");
        silo.Services.Configure<PoolGen.Orleans.PoolHostOptions>(options => options.Workers = Math.Max(1, Environment.ProcessorCount / 2));
    }

    internal static void Find(IClientBuilder client, string redis)
    {
        client.UseRedisClustering(redis);
        client.Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = "words");
    }
}
