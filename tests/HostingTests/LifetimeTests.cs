using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using PoolGen.HostingTests.Kit;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.HostingTests;

[Watchdog]
public sealed class LifetimeTests
{
    private static readonly TimeSpan ShortStop = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task One_pool_is_all_services_pool()
    {
        using IHost host = TestHost.Create(services => services.AddProcessPool(options => options.Workers = 1).AddProcessPool("render", options => options.Workers = 2));
        await host.StartAsync();
        var pool = host.Get<ProcessPool>();
        Assert.Same(pool, host.Get<IPool>());
        var render = host.Services.GetRequiredKeyedService<ProcessPool>("render");
        Assert.Same(render, ActivatorUtilities.CreateInstance<Renderer>(host.Services).Pool);
        Assert.Equal((1, "default", 2, "render"), (pool.WorkerCount, pool.Name, render.WorkerCount, render.Name));
        Assert.NotEqual(await pool.Work.ProcessId.ApplyAsync(), await render.Work.ProcessId.ApplyAsync());
        await host.StopAsync();
        Assert.Equal((PoolState.Closed, PoolState.Closed), (pool.State, render.State));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Services_use_the_pool_in_their_start_and_stop_whatever_the_order(bool serviceFirst)
    {
        using IHost host = TestHost.Create(services =>
        {
            if (serviceFirst) services.AddHostedService<CallingService>();
            services.AddProcessPool(options => options.Workers = 1);
            if (!serviceFirst) services.AddHostedService<CallingService>();
        });
        await host.StartAsync();
        CallingService service = host.Services.GetServices<IHostedService>().OfType<CallingService>().Single();
        await host.StopAsync();
        Assert.Equal((9, 16), (service.AtStart, service.AtStop));
        Assert.Equal(PoolState.Closed, host.Get<IPool>().State);
    }

    [Fact]
    public async Task A_pool_that_nobody_asks_for_starts_with_the_host()
    {
        using var gate = new Gate();
        gate.Open();
        using IHost host = TestHost.Create(services => services.AddProcessPool(options => (options.Workers, options.Initializer) = (2, WorkTasks.ArriveTask.Bind(gate.Name))));
        await host.StartAsync();
        Eventually.True(() => gate.Arrived == 2, "both workers have run their initializer");
        await host.StopAsync();
    }

    [Fact]
    public async Task Without_StartWithHost_it_starts_with_its_first_use()
    {
        using var gate = new Gate();
        gate.Open();
        using IHost host = TestHost.Create(
            services => services.AddProcessPool(options => (options.Workers, options.Initializer) = (1, WorkTasks.ArriveTask.Bind(gate.Name))).AddHealthChecks().AddProcessPool(),
            ("PoolGen:StartWithHost", "false"));
        await host.StartAsync();
        Assert.Equal("The pool has not been started: nothing has used it yet.", (await host.PoolHealthAsync()).Description);
        Assert.Equal(0, gate.Arrived);
        Assert.Equal(25, await host.Get<IPool>().Work.Square.ApplyAsync(5));
        Assert.Equal(1, gate.Arrived);
        await host.StopAsync();
        Assert.Equal(PoolState.Closed, host.Get<IPool>().State);
    }

    [Fact]
    public async Task A_host_whose_pool_was_never_used_stops_at_once()
    {
        using IHost host = TestHost.Create(services => services.AddProcessPool(options => options.StartWithHost = false));
        await host.StartAsync();
        await host.StopAsync();
    }

    [Fact]
    public async Task What_was_accepted_finishes_before_the_hosts_stop_returns()
    {
        using var gate = new Gate();
        using IHost host = TestHost.Create(services => services.AddProcessPool(options => options.Workers = 2));
        await host.StartAsync();
        var pool = host.Get<ProcessPool>();
        int[] processes = await RunningProcesses(pool);
        AsyncResult<bool>[] held = [.. Enumerable.Range(0, 10).Select(_ => pool.Work.WaitAtGate.ApplyAsync(gate.Name))];
        Eventually.True(() => gate.Arrived == 2, "both workers have a task");
        Task stop = host.StopAsync();
        Eventually.True(() => pool.State == PoolState.Closed, "the pool takes no more work");
        Assert.Throws<PoolNotRunningException>(() => { _ = pool.Work.Square.ApplyAsync(1); });
        gate.Open();
        await stop;
        Assert.All(held, result => Assert.True(result.IsReady && result.Get()));
        Assert.All(processes, RequireGone);
        Assert.DoesNotContain(host.Services.GetFakeLogCollector().GetSnapshot(), entry => entry.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task What_does_not_end_in_time_is_terminated_before_the_hosts_stop_returns_and_logged()
    {
        using var gate = new Gate();
        using IHost host = TestHost.Create(services => services
            .Configure<HostOptions>(options => options.ShutdownTimeout = ShortStop)
            .AddProcessPool("slow", options => options.Workers = 2)
            .AddProcessPool("quick", options => options.Workers = 1));
        await host.StartAsync();
        var slow = host.Services.GetRequiredKeyedService<ProcessPool>("slow");
        var quick = host.Services.GetRequiredKeyedService<IPool>("quick");
        int[] processes = await RunningProcesses(slow);
        AsyncResult<bool>[] held = [.. Enumerable.Range(0, 5).Select(_ => slow.Work.WaitAtGate.ApplyAsync(gate.Name))];
        AsyncResult<int> done = quick.Work.Square.ApplyAsync(6);
        Eventually.True(() => gate.Arrived == 2, "both workers have a task");
        await Record.ExceptionAsync(() => host.StopAsync());
        Assert.All(held, result => Assert.True(result.IsReady));
        Assert.All(held, result => Assert.Throws<PoolTerminatedException>(() => result.Get()));
        Assert.Equal(36, await done);
        Assert.All(processes, RequireGone);
        Assert.Equal((PoolState.Terminated, PoolState.Closed), (slow.State, quick.State));
        FakeLogRecord entry = host.Services.GetFakeLogCollector().GetSnapshot().Single(entry => entry.Category == "PoolGen.Hosting");
        Assert.Equal((LogLevel.Warning, 1), (entry.Level, entry.Id.Id));
        Assert.Equal(
            "Pool slow was terminated: its work had not ended within the host's shutdown time-out. 2 of 2 workers were running tasks. 5 items had not ended: their results are PoolTerminatedException.",
            entry.Message);
    }

    [Fact]
    public async Task A_service_that_uses_up_the_hosts_time_leaves_none_to_the_pool()
    {
        using var gate = new Gate();
        using IHost host = TestHost.Create(services => services
            .Configure<HostOptions>(options => options.ShutdownTimeout = ShortStop)
            .AddHostedService<LateService>()
            .AddProcessPool(options => options.Workers = 1));
        await host.StartAsync();
        AsyncResult<bool> held = host.Get<IPool>().Work.WaitAtGate.ApplyAsync(gate.Name);
        Eventually.True(() => gate.Arrived == 1, "the worker has its task");
        await Record.ExceptionAsync(() => host.StopAsync());
        Assert.True(held.IsReady);
        Assert.Throws<PoolTerminatedException>(() => held.Get());
    }

    [Fact]
    public async Task A_host_that_is_disposed_without_a_stop_leaves_no_worker()
    {
        int[] processes;
        using (IHost host = TestHost.Create(services => services.AddProcessPool(options => options.Workers = 2)))
        {
            await host.StartAsync();
            processes = await RunningProcesses(host.Get<ProcessPool>());
        }

        Assert.All(processes, RequireGone);
    }

    private static async Task<int[]> RunningProcesses(ProcessPool pool)
    {
        await pool.Work.Square.ApplyAsync(1);
        Eventually.True(() => pool.Workers.All(worker => worker.State == WorkerState.Idle), "all workers are idle");
        return [.. pool.Workers.Select(worker => worker.ProcessId)];
    }

    private static void RequireGone(int process) => Assert.Throws<ArgumentException>(() => Process.GetProcessById(process));

    private sealed class Renderer([FromKeyedServices("render")] IPool pool)
    {
        internal IPool Pool => pool;
    }
}
