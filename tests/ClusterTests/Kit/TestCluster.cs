using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using PoolGen.Orleans;

namespace PoolGen.ClusterTests.Kit;

/// <summary>
/// A cluster for one test: a silo in this process that keeps the membership and lends no workers, hosts as processes of their own, and a client that callers
/// use from outside. So any host can be killed.
/// </summary>
internal sealed class TestCluster : IDisposable
{
    private readonly IHost _silo;
    private readonly IHost _client;
    private readonly List<HostProgram> _hosts = [];

    internal TestCluster()
    {
        Primary = new IPEndPoint(IPAddress.Loopback, ClusterPorts.Next());
        GatewayPort = ClusterPorts.Next();
        HostApplicationBuilder silo = Builder();
        silo.UseOrleans(silo => silo
            .UseLocalhostClustering(Primary.Port, GatewayPort, Primary, "poolgen-tests", Id)
            .AddPoolGateway());
        _silo = silo.Build();
        _silo.Start();
        HostApplicationBuilder client = Builder();
        client.UseOrleansClient(client => client.UseLocalhostClustering([GatewayPort], "poolgen-tests", Id));
        _client = client.Build();
        _client.Start();
    }

    internal string Id { get; } = Guid.NewGuid().ToString("N")[..8];

    internal IPEndPoint Primary { get; }

    internal int GatewayPort { get; }

    /// <summary>A client outside the cluster.</summary>
    internal IClusterClient Client => _client.Services.GetRequiredService<IClusterClient>();

    /// <summary>The cluster as its own silo sees it: calls go straight to the hosts.</summary>
    internal IClusterClient Inside => _silo.Services.GetRequiredService<IClusterClient>();

    /// <summary>Starts a host in a process of its own, and waits until it is there.</summary>
    internal HostProgram StartHost(string name, int workers = 2, string? program = null)
    {
        var host = new HostProgram(this, name, workers, 20, program: program);
        _hosts.Add(host);
        host.WaitUntilReady();
        return host;
    }

    /// <summary>Starts hosts side by side.</summary>
    internal HostProgram[] StartHosts(int workers, int drainSeconds, params string[] names)
    {
        HostProgram[] hosts = [.. names.Select(name => new HostProgram(this, name, workers, drainSeconds))];
        _hosts.AddRange(hosts);
        foreach (HostProgram host in hosts) host.WaitUntilReady();
        return hosts;
    }

    /// <summary>Starts a host in the place of one that has ended, on its port.</summary>
    internal HostProgram StartAgain(HostProgram ended)
    {
        var host = new HostProgram(this, ended.Name, ended.Workers, 20, ended.SiloPort);
        _hosts.Add(host);
        host.WaitUntilReady();
        return host;
    }

    public void Dispose()
    {
        foreach (HostProgram host in _hosts) host.Dispose();
        _client.Dispose();
        _silo.Dispose();
    }

    private static HostApplicationBuilder Builder()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(30));
        return builder;
    }
}
