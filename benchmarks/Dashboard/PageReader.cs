using System.Text.Json;

namespace PoolGen.Benchmarks.Dashboard;

/// <summary>Asks for what an open page asks for, and draws nothing.</summary>
internal sealed class PageReader : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly HttpClient _client;
    private readonly Task _reading;

    private PageReader(Uri page)
    {
        _client = new HttpClient { BaseAddress = page };
        _reading = ReadAsync();
    }

    /// <summary>How many events have come.</summary>
    public int Events { get; private set; }

    /// <summary>Opens a page, and waits until it has heard something.</summary>
    public static async Task<PageReader> OpenAsync(Uri page)
    {
        var reader = new PageReader(page);
        while (reader.Events == 0) await Task.WhenAny(reader._reading, Task.Delay(10));
        return reader;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _reading;
        _client.Dispose();
        _end.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            using var lines = new StreamReader(await _client.GetStreamAsync(new Uri("api/events", UriKind.Relative), _end.Token));
            long failures = -1;
            while (await lines.ReadLineAsync(_end.Token) is { } line)
            {
                if (!line.StartsWith("data: ", StringComparison.Ordinal)) continue;
                using JsonDocument pools = JsonDocument.Parse(line.AsMemory("data: ".Length));
                JsonElement pool = pools.RootElement.GetProperty("pools")[0];
                string address = $"api/pools/{pool.GetProperty("name").GetString()}";
                if (failures != (failures = pool.GetProperty("failuresSeen").GetInt64())) await AskAsync(address + "/failures");
                if (Events % 2 == 0) await AskAsync(address + "/timeline");
                Events++;
            }
        }
        catch (OperationCanceledException)
        {
            // The page is closed.
        }
    }

    private async Task AskAsync(string address) => await _client.GetByteArrayAsync(new Uri(address, UriKind.Relative), _end.Token);
}
