namespace PoolGen.PackagingTests.Kit;

/// <summary>A sample that is a service with the endpoints of the sample Service, started on a free port of its own.</summary>
internal sealed class RunningService : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("poolgen-service-").FullName;
    private readonly RunningProgram _program;

    /// <param name="sample">The sample's name.</param>
    /// <param name="settings">Environment variables that are set for it.</param>
    internal RunningService(string sample, params (string Name, string Value)[] settings)
    {
        // Figures come each second instead of each minute.
        Dictionary<string, string> environment = new() { ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000" };
        foreach ((string name, string value) in settings) environment[name] = value;
        _program = RunningProgram.Start(_folder, environment, "dotnet", Repository.SampleLibrary(sample), "--urls", "http://127.0.0.1:0");
        Client = new HttpClient { BaseAddress = new Uri(WaitForValue("Now listening on:")), Timeout = TimeSpan.FromMinutes(2) };
    }

    internal HttpClient Client { get; }

    internal Task<string> Primes(int below) => Client.GetStringAsync(new Uri($"/primes?below={below}", UriKind.Relative));

    /// <summary>What a task sees of its trace, when the request comes with this header.</summary>
    internal async Task<string> Trace(string parent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/trace") { Headers = { { "traceparent", parent } } };
        using HttpResponseMessage answer = await Client.SendAsync(request);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    internal string WaitForValue(string name) => _program.WaitForValue(name);

    /// <summary>Asks until the service says that it is so far.</summary>
    internal async Task Until(string state)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        string pool;
        do pool = await Client.GetStringAsync(new Uri("/pool", UriKind.Relative), limit.Token);
        while (!pool.Contains(state, StringComparison.Ordinal));
    }

    /// <summary>Tells it to stop, and waits for its end.</summary>
    internal ProgramRun Stop() => _program.Stop();

    public void Dispose()
    {
        Client.Dispose();
        _program.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
