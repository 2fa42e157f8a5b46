using System.Net;
using System.Text.Json;

namespace PoolGen.DashboardTests.Kit;

/// <summary>Somebody who reads the dashboard's events.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _lines;

    private EventReader(HttpResponseMessage answer, Stream stream)
    {
        _answer = answer;
        _lines = new StreamReader(stream);
    }

    internal HttpStatusCode Status => _answer.StatusCode;

    internal static async Task<EventReader> OpenAsync(HttpClient client)
    {
        HttpResponseMessage answer = await client.GetAsync(new Uri("api/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        return new EventReader(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event as it was sent; null at the stream's end.</summary>
    internal async Task<string?> NextTextAsync()
    {
        while (await _lines.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return line["data: ".Length..];
        }

        return null;
    }

    /// <summary>A pool in the next event.</summary>
    internal async Task<JsonElement> NextAsync(string pool)
    {
        using JsonDocument document = JsonDocument.Parse(await NextTextAsync() ?? throw new EndOfStreamException());
        return document.RootElement.GetProperty("pools").EnumerateArray().Single(one => one.GetProperty("name").GetString() == pool).Clone();
    }

    /// <summary>Reads until a pool is as it should be.</summary>
    internal async Task<JsonElement> UntilAsync(string pool, Func<JsonElement, bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            JsonElement now = await NextAsync(pool).WaitAsync(limit.Token);
            if (condition(now)) return now;
        }
    }

    public void Dispose()
    {
        _lines.Dispose();
        _answer.Dispose();
    }
}
