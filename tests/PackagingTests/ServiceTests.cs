using System.Net;
using PoolGen.PackagingTests.Kit;

namespace PoolGen.PackagingTests;

/// <summary>The sample Service, as its users meet it.</summary>
public sealed class ServiceTests
{
    private const string Sample = "Service";
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";
    private const string SpanId = "b7ad6b7169203331";

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
    public async Task The_dashboard_shows_the_pool()
    {
        using var service = new RunningService(Sample);
        Assert.Equal("25", await service.Primes(100));
        Assert.Contains("<title>Pools</title>", await service.Client.GetStringAsync(new Uri("/pools/", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("\"name\":\"Work.CountPrimes\",\"count\":1,", await service.Client.GetStringAsync(new Uri("/pools/api/pools/default", UriKind.Relative)), StringComparison.Ordinal);
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

    [Fact]
    public async Task The_trace_of_a_request_goes_on_in_its_task_and_its_spans_nest()
    {
        using var service = new RunningService(Sample);
        string answer = await service.Trace($"00-{TraceId}-{SpanId}-01");
        ProgramRun run = service.Stop().LeftNoWorkers();

        PrintedSpan[] spans = [.. PrintedSpan.Of(run).Where(static span => span.TraceId == TraceId)];
        Assert.Equal(["Consumer", "Client", "Server"], spans.Select(static span => span.Kind));
        Assert.Equal([spans[1].SpanId, spans[2].SpanId, SpanId], spans.Select(static span => span.ParentSpanId));
        Assert.Equal(["Work.Trace execute", "Work.Trace"], spans[..2].Select(static span => span.Name));
        Assert.Equal($"00-{TraceId}-{spans[0].SpanId}-01", answer);
    }

    [Fact]
    public async Task A_request_whose_trace_is_not_recorded_has_no_trace_in_its_task()
    {
        using var service = new RunningService(Sample);
        Assert.Equal("none", await service.Trace($"00-{TraceId}-{SpanId}-00"));
        Assert.DoesNotContain(TraceId, service.Stop().LeftNoWorkers().Output, StringComparison.Ordinal);
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
