using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using PoolGen.ClusterProgram;
using PoolGen.ClusterTests.Kit;
using PoolGen.Orleans;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.ClusterTests;

/// <summary>Hosts and pools in a program's services, and what a host refuses to start with.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class RegistrationTests
{
    [Fact]
    public async Task Silo_may_be_host_and_caller_at_once()
    {
        using IHost program = Program(silo => silo.AddPoolHost(options => options.Workers = 1), services =>
        {
            services.AddClusterPool();
            services.AddClusterPool("render", options => options.HostWait = TimeSpan.FromSeconds(60));
        });
        await program.StartAsync();
        ClusterPool pool = program.Services.GetRequiredService<ClusterPool>();
        Assert.Same(pool, program.Services.GetRequiredService<IPool>());
        IPool render = program.Services.GetRequiredKeyedService<IPool>("render");
        Assert.Equal(("default", "render"), (pool.Name, render.Name));
        Assert.Equal(9, await pool.ClusterWork.Square.ApplyAsync(3));
        Assert.Equal(16, await render.ClusterWork.Square.ApplyAsync(4));
        await program.StopAsync();
        Assert.Equal(PoolState.Closed, pool.State);
        Assert.Throws<PoolNotRunningException>(() => render.ClusterWork.Square.Apply(5));
    }

    [Fact]
    public async Task Accepted_work_ends_before_the_program_stops()
    {
        using IHost program = Program(silo => silo.AddPoolHost(options => options.Workers = 1), static services => services.AddClusterPool());
        await program.StartAsync();
        using var gate = new Gate();
        AsyncResult<int> held = program.Services.GetRequiredService<IPool>().ClusterWork.Hold.ApplyAsync(gate.Name);
        Eventually.True(() => gate.Arrived == 1, "the task runs");
        Task stopping = program.StopAsync();
        gate.Open();
        await stopping;
        Assert.True(held.IsSuccessful);
    }

    [Fact]
    public Task Drain_that_is_longer_than_the_programs_shutdown_stops_the_start() => Refused<InvalidOperationException>(
        static options => options.DrainTimeout = TimeSpan.FromMinutes(10), nameof(PoolHostOptions.DrainTimeout));

    [Fact]
    public Task Options_of_callers_are_refused_by_name() => Refused<ArgumentException>(static options => options.MaxQueuedTasks = 5, nameof(PoolHostOptions.MaxQueuedTasks));

    [Fact]
    public Task Payload_limit_belongs_to_callers() => Refused<ArgumentException>(static options => options.MaxPayloadBytes = 5, nameof(PoolHostOptions.MaxPayloadBytes));

    [Fact]
    public async Task Host_that_listens_to_the_network_without_tls_does_not_start()
    {
        using IHost program = Program(silo => silo.AddPoolHost(options => options.Workers = 1).Configure<EndpointOptions>(static options =>
        {
            options.SiloListeningEndpoint = new IPEndPoint(IPAddress.Any, options.SiloPort);
        }));
        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => program.StartAsync());
        Assert.Contains("TLS", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(PoolHostOptions.AllowPlaintext), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_are_named()
    {
        Assert.Contains(nameof(ClusterPoolOptions.HostLossGrace), Assert.Throws<ArgumentOutOfRangeException>(static () => new ClusterPoolOptions { HostLossGrace = TimeSpan.Zero }.Validate()).Message, StringComparison.Ordinal);
        Assert.Contains(nameof(ClusterPoolOptions.MaxQueuedTasks), Assert.Throws<ArgumentOutOfRangeException>(static () => new ClusterPoolOptions { MaxQueuedTasks = 0 }.Validate()).Message, StringComparison.Ordinal);
    }

    private static async Task Refused<TException>(Action<PoolHostOptions> configure, string names)
        where TException : Exception
    {
        using IHost program = Program(silo => silo.AddPoolHost(configure));
        TException refusal = await Assert.ThrowsAsync<TException>(() => program.StartAsync());
        Assert.Contains(names, refusal.Message, StringComparison.Ordinal);
    }

    private static IHost Program(Action<ISiloBuilder> host, Action<IServiceCollection>? services = null)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        int port = ClusterPorts.Next();
        builder.UseOrleans(silo => host(silo.UseLocalhostClustering(port, ClusterPorts.Next(), new IPEndPoint(IPAddress.Loopback, port), "poolgen-tests", $"program-{port}")));
        services?.Invoke(builder.Services);
        return builder.Build();
    }
}
