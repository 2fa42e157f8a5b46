using System.Net;
using PoolGen.PackagingTests.Kit;

namespace PoolGen.PackagingTests;

/// <summary>The sample Service, as its users meet it.</summary>
public sealed class ServiceTests
{
    private const string Sample = "Service";

    [Fact]
    public async Task A_native_crash_costs_its_own_request_and_no_other()
    {
        using var service = new RunningService(Sample);
        Task<string> slow = service.Primes(1_000_000);
        using HttpResponseMessage crash = await service.Client.PostAsync(new Uri("/crash", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.InternalServerError, crash.StatusCode);
        Assert.Equal("78498", await slow);
        Assert.Equal("25", await service.Primes(100));
        service.WaitForValue("poolgen.outcome: lost");
        service.WaitForValue("poolgen.reason: died");
        Assert.Equal(0, service.Stop().LeftNoWorkers().ExitCode);
    }

    [Fact]
    public async Task A_request_that_ends_ends_its_work()
    {
        using var service = new RunningService(Sample);
        using var impatience = new CancellationTokenSource();
        Task<string> abandoned = service.Client.GetStringAsync(new Uri("/primes?below=2147483647", UriKind.Relative), impatience.Token);
        await service.Until("1 running");
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        service.WaitForValue("poolgen.outcome: cancelled");
        Assert.Equal("Healthy", await service.Client.GetStringAsync(new Uri("/health", UriKind.Relative)));
        Assert.Equal(0, service.Stop().LeftNoWorkers().ExitCode);
    }

    [Fact]
    public async Task What_was_accepted_is_answered_when_the_service_is_told_to_stop()
    {
        using var service = new RunningService(Sample, ("DOTNET_SHUTDOWNTIMEOUTSECONDS", "120"));
        Assert.Equal("4", await service.Primes(10));
        Task<string>[] slow = [service.Primes(5_000_000), service.Primes(5_000_000), service.Primes(5_000_000)];
        await service.Until("1 queued, 2 running");
        ProgramRun run = service.Stop();
        Assert.All(await Task.WhenAll(slow), static primes => Assert.Equal("348513", primes));
        Assert.Equal(0, run.LeftNoWorkers().ExitCode);
    }

    [Fact]
    public async Task A_thousand_slow_items_are_answered_or_refused_and_leave_no_worker_when_the_service_is_told_to_stop()
    {
        // More than two workers do in the time that the host has.
        using var service = new RunningService(Sample, ("DOTNET_SHUTDOWNTIMEOUTSECONDS", "3"), ("PoolGen__MaxQueuedTasks", "1000"));
        Task<bool>[] slow = [.. Enumerable.Range(0, 1000).Select(_ => IsAnswered(service.Primes(20_000_000)))];
        await service.Until("998 queued, 2 running");
        service.Stop().LeftNoWorkers();
        Assert.Contains(false, await Task.WhenAll(slow));
    }

    private static async Task<bool> IsAnswered(Task<string> primes)
    {
        try
        {
            return await primes == "1270607";
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
