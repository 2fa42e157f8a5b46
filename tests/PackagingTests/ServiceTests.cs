using System.Net;
using PoolGen.PackagingTests.Kit;

namespace PoolGen.PackagingTests;

/// <summary>The sample Service, as its users meet it.</summary>
public sealed class ServiceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("poolgen-service-").FullName;
    private readonly RunningProgram _service;
    private readonly HttpClient _client;

    public ServiceTests()
    {
        // Figures come each second instead of each minute.
        Dictionary<string, string> environment = new() { ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000" };
        _service = RunningProgram.Start(_folder, environment, "dotnet", Repository.SampleLibrary("Service"), "--urls", "http://127.0.0.1:0");
        _client = new HttpClient { BaseAddress = new Uri(_service.WaitForValue("Now listening on:")), Timeout = TimeSpan.FromMinutes(2) };
    }

    public void Dispose()
    {
        _client.Dispose();
        _service.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_native_crash_costs_its_own_request_and_no_other()
    {
        Task<string> slow = Primes(1_000_000);
        using HttpResponseMessage crash = await _client.PostAsync(new Uri("/crash", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.InternalServerError, crash.StatusCode);
        Assert.Equal("78498", await slow);
        Assert.Equal("25", await Primes(100));
        _service.WaitForValue("poolgen.outcome: lost");
        _service.WaitForValue("poolgen.reason: died");
        Assert.Equal(0, _service.Stop().LeftNoWorkers().ExitCode);
    }

    [Fact]
    public async Task A_request_that_ends_ends_its_work()
    {
        using var impatience = new CancellationTokenSource();
        Task<string> abandoned = _client.GetStringAsync(new Uri("/primes?below=2147483647", UriKind.Relative), impatience.Token);
        await Until("1 running");
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        _service.WaitForValue("poolgen.outcome: cancelled");
        Assert.Equal("Healthy", await _client.GetStringAsync(new Uri("/health", UriKind.Relative)));
        Assert.Equal(0, _service.Stop().LeftNoWorkers().ExitCode);
    }

    [Fact]
    public async Task What_was_accepted_is_answered_when_the_service_is_told_to_stop()
    {
        Assert.Equal("4", await Primes(10));
        Task<string>[] slow = [Primes(5_000_000), Primes(5_000_000), Primes(5_000_000)];
        await Until("1 queued, 2 running");
        ProgramRun run = _service.Stop();
        Assert.All(await Task.WhenAll(slow), static primes => Assert.Equal("348513", primes));
        Assert.Equal(0, run.LeftNoWorkers().ExitCode);
    }

    // The service says how far it is.
    private async Task Until(string state)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        string pool;
        do pool = await _client.GetStringAsync(new Uri("/pool", UriKind.Relative), limit.Token);
        while (!pool.Contains(state, StringComparison.Ordinal));
    }

    private Task<string> Primes(int below) => _client.GetStringAsync(new Uri($"/primes?below={below}", UriKind.Relative));
}
