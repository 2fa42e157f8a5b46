using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using PoolGen.HostingTests.Kit;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.HostingTests;

[Watchdog]
public sealed class HealthTests
{
    [Fact]
    public async Task Healthy_needs_all_workers_up_once()
    {
        using var gate = new Gate();
        using IHost host = Create(options => (options.Workers, options.Initializer) = (2, WorkTasks.ArriveTask.Bind(gate.Name)));
        await host.StartAsync();
        Eventually.True(() => gate.Arrived == 2, "both workers are in their initializer");
        HealthReportEntry starting = await host.PoolHealthAsync();
        Assert.Equal((HealthStatus.Degraded, "Not ready since the pool started: workers 0, 1."), (starting.Status, starting.Description));
        Assert.Equal(0, starting.Data["workers"]);
        gate.Open();
        Eventually.True(() => host.PoolHealth().Status == HealthStatus.Healthy, "the pool is healthy");
        HealthReportEntry running = await host.PoolHealthAsync();
        Assert.Equal("The pool is running; 2 of 2 workers are up.", running.Description);
        Assert.Equal(2, running.Data["workers"]);
        Assert.Equal((0, ""), (running.Data["queue"], running.Data["lastFault"]));
        await host.StopAsync();
    }

    [Fact]
    public async Task A_worker_that_is_down_for_more_than_five_seconds_degrades_the_pool_until_it_is_back()
    {
        using var gate = new Gate();
        var clock = new FakeTimeProvider();
        using IHost host = Create(options => (options.Workers, options.TimeProvider, options.Initializer) = (2, clock, WorkTasks.ArriveTask.Bind(gate.Name)));
        gate.Open();
        await host.StartAsync();
        Eventually.True(() => host.PoolHealth().Status == HealthStatus.Healthy, "the pool is healthy");

        File.Delete(gate.Name); // The worker's successor waits in its initializer.
        int victim = host.Get<ProcessPool>().Workers[1].ProcessId;
        using (Process process = Process.GetProcessById(victim)) process.Kill();
        Eventually.True(() => host.PoolHealth().Data["workers"] is 1, "the worker's death is seen");
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HealthStatus.Healthy, (await host.PoolHealthAsync()).Status);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        HealthReportEntry down = await host.PoolHealthAsync();
        Assert.Equal((HealthStatus.Degraded, "Down for more than 5 s: worker 1."), (down.Status, down.Description));

        gate.Open();
        Eventually.True(() => host.PoolHealth().Status == HealthStatus.Healthy, "the pool is healthy again");
        await host.StopAsync();
    }

    [Fact]
    public async Task A_full_queue_degrades_the_pool_until_there_is_room()
    {
        using var gate = new Gate();
        using IHost host = Create(options => (options.Workers, options.MaxQueuedTasks) = (1, 3));
        await host.StartAsync();
        Eventually.True(() => host.PoolHealth().Status == HealthStatus.Healthy, "the pool is healthy");
        IPool pool = host.Get<IPool>();
        List<AsyncResult<bool>> held = [pool.Work.WaitAtGate.ApplyAsync(gate.Name)];
        Eventually.True(() => gate.Arrived == 1, "the worker has a task");
        for (int i = 0; i < 2; i++) held.Add(pool.Work.WaitAtGate.ApplyAsync(gate.Name));
        HealthReportEntry roomy = await host.PoolHealthAsync();
        Assert.Equal((HealthStatus.Healthy, 2), (roomy.Status, (int)roomy.Data["queue"]));
        held.Add(pool.Work.WaitAtGate.ApplyAsync(gate.Name));
        HealthReportEntry full = await host.PoolHealthAsync();
        Assert.Equal((HealthStatus.Degraded, "The queue is full: 3 items wait, and MaxQueuedTasks is 3."), (full.Status, full.Description));
        Assert.Equal(3, full.Data["queue"]);
        gate.Open();
        Assert.All(held, result => Assert.True(result.Get()));
        HealthReportEntry after = await host.PoolHealthAsync();
        Assert.Equal((HealthStatus.Healthy, 0), (after.Status, (int)after.Data["queue"]));
        await host.StopAsync();
    }

    [Fact]
    public async Task The_last_fault_is_a_workers_death()
    {
        using IHost host = Create(options => options.Workers = 1);
        await host.StartAsync();
        var pool = host.Get<ProcessPool>();
        using (Process process = Process.GetProcessById(await pool.Work.ProcessId.ApplyAsync())) process.Kill();
        Eventually.True(() => host.PoolHealth().Data["lastFault"] is not "", "the worker's death is seen");
        HealthReportEntry after = await host.PoolHealthAsync();
        Assert.StartsWith("worker 0 died: ", Assert.IsType<string>(after.Data["lastFault"]), StringComparison.Ordinal);
        Assert.Contains("SIGKILL", (string)after.Data["lastFault"], StringComparison.Ordinal);
        await host.StopAsync();
    }

    [Fact]
    public async Task Nobody_needs_to_ask_for_a_workers_death_to_be_noticed()
    {
        using var gate = new Gate();
        var clock = new FakeTimeProvider();
        using IHost host = Create(options => (options.Workers, options.TimeProvider, options.Initializer) = (1, clock, WorkTasks.ArriveTask.Bind(gate.Name)));
        gate.Open();
        await host.StartAsync();
        var pool = host.Get<ProcessPool>();
        Eventually.True(() => pool.Workers[0].State == WorkerState.Idle, "the worker is up");
        clock.Advance(TimeSpan.FromMinutes(1));
        File.Delete(gate.Name);
        using (Process process = Process.GetProcessById(pool.Workers[0].ProcessId)) process.Kill();
        Eventually.True(() => pool.Workers[0].State == WorkerState.Starting, "the worker is down");
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal("The pool is running; 0 of 1 workers are up.", (await host.PoolHealthAsync()).Description);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("Down for more than 5 s: worker 0.", (await host.PoolHealthAsync()).Description);
        gate.Open();
        await host.StopAsync();
    }

    [Fact]
    public async Task Faulted_is_unhealthy_and_says_why()
    {
        using IHost host = Create(options => (options.Workers, options.Initializer) = (1, WorkTasks.RefuseTask.Bind("no database")));
        await host.StartAsync();
        Eventually.True(() => host.Get<IPool>().State == PoolState.Faulted, "the pool has given up");
        HealthReportEntry faulted = await host.PoolHealthAsync();
        Assert.Equal(HealthStatus.Unhealthy, faulted.Status);
        Assert.StartsWith("The pool gave up: ", faulted.Description, StringComparison.Ordinal);
        Assert.Contains("no database", faulted.Description, StringComparison.Ordinal);
        Assert.Contains("no database", Assert.IsType<string>(faulted.Data["lastFault"]), StringComparison.Ordinal);
        Assert.IsType<PoolFaultedException>(faulted.Exception);
        await host.StopAsync();
    }

    [Fact]
    public async Task Closed_and_terminated_are_unhealthy()
    {
        using IHost host = TestHost.Create(services => services
            .AddProcessPool("closed", options => options.Workers = 1).AddProcessPool("terminated", options => options.Workers = 1)
            .AddHealthChecks().AddProcessPool("closed").AddProcessPool("terminated"));
        await host.StartAsync();
        host.Services.GetRequiredKeyedService<IPool>("closed").Close();
        host.Services.GetRequiredKeyedService<IPool>("terminated").Terminate();
        HealthReportEntry closed = await host.PoolHealthAsync("PoolGen:closed");
        Assert.Equal((HealthStatus.Unhealthy, "The pool takes no work: it is Closed."), (closed.Status, closed.Description));
        HealthReportEntry terminated = await host.PoolHealthAsync("PoolGen:terminated");
        Assert.Equal((HealthStatus.Unhealthy, "The pool takes no work: it is Terminated."), (terminated.Status, terminated.Description));
        await host.StopAsync();
    }

    [Fact]
    public async Task A_check_without_its_pool_says_what_to_call()
    {
        using IHost host = TestHost.Create(services => services.AddProcessPool().AddHealthChecks().AddProcessPool("render"));
        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.PoolHealthAsync());
        Assert.Equal("""The health check 'PoolGen:render' has no pool: call AddProcessPool("render") on the application's services.""", failure.Message);
    }

    private static IHost Create(Action<Hosting.HostedPoolOptions> options) =>
        TestHost.Create(services => services.AddProcessPool(options).AddHealthChecks().AddProcessPool());
}
