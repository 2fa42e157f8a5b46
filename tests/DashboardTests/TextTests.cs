using System.Text.Json;
using PoolGen.DashboardTests.Kit;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.DashboardTests;

/// <summary>Texts of others arrive as text, or not at all where they are hidden.</summary>
[Watchdog]
public sealed class TextTests
{
    private const string Secret = "4711-secret";

    [Fact]
    public async Task Attacks_in_the_names_of_pools_are_names()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        using var pools = new ToldPools(AttackStrings.All.Select(static text => new ToldPool(text)));
        string list = await host.Client.GetStringAsync(new Uri("api/pools", UriKind.Relative));
        AssertHarmless(list);
        string[] names = await host.NamesAsync();
        Assert.Equal(AttackStrings.All.Count, names.Distinct().Count());
        foreach (string name in names) Assert.Equal(name, ApiTests.Text((await host.PoolAsync(name)).GetProperty("pool"), "name"));
        Assert.Equal([".#1", "..#1"], names[^2..]);
    }

    [Fact]
    public async Task Attacks_in_messages_of_real_tasks_are_messages()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        await using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, Name = "attacked" });
        using EventReader reader = await host.ReadAsync();
        await reader.NextAsync("attacked");
        await pool.Work.Refuse.MapOutcomesAsync(AttackStrings.All);
        foreach (string text in AttackStrings.All) Assert.ThrowsAny<WorkerLostException>(() => pool.Work.Die.Apply(text));
        await reader.UntilAsync("attacked", static now => ApiTests.Number(now, "lost") == AttackStrings.All.Count);
        string failures = await host.Client.GetStringAsync(new Uri("api/pools/attacked/failures", UriKind.Relative));
        AssertHarmless(failures);
        using JsonDocument document = JsonDocument.Parse(failures);
        JsonElement[] list = [.. document.RootElement.GetProperty("failures").EnumerateArray()];
        Assert.Equal(100, list.Length);
        Assert.Contains(list, static failure => ApiTests.Text(failure, "message") == AttackStrings.All[^4]);
        Assert.Contains(list, static failure => failure.TryGetProperty("standardError", out JsonElement error) && error.GetString()!.Contains(AttackStrings.All[0], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Attacks_in_all_other_texts_are_texts()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        using var pool = Tell("told", AttackStrings.All);
        foreach (string rest in (string[])["", "/failures", "/timeline"])
        {
            AssertHarmless(await host.Client.GetStringAsync(new Uri("api/pools/told" + rest, UriKind.Relative)));
        }

        using EventReader reader = await host.ReadAsync();
        string text = (await reader.NextTextAsync())!;
        AssertHarmless(text);
        Assert.Equal(AttackStrings.All.Count, JsonDocument.Parse(text).RootElement.GetProperty("pools")[0].GetProperty("tasks").GetArrayLength());
    }

    [Fact]
    public async Task What_is_hidden_is_nowhere()
    {
        await using DashboardHost host = await DashboardHost.StartAsync(static options => options.HideMessages = true);
        using var pool = Tell("hides", [Secret]);
        pool.Statistics = pool.Statistics with { Tasks = [], Workers = [.. pool.Statistics.Workers.Select(static worker => worker with { CurrentTask = null, LastExitReason = "died: " + Secret })] };
        pool.Failures[0] = pool.Failures[0] with { Task = "Work.Task", Type = "System.Exception" };
        pool.Timeline.RemoveAll(static one => one.Kind != TimelineEventKind.WorkerExit);
        pool.Timeline[0] = pool.Timeline[0] with { Name = "died: " + Secret };

        using EventReader reader = await host.ReadAsync();
        List<string> all = [(await reader.NextTextAsync())!];
        foreach (string path in (string[])["api/pools", "api/pools/hides", "api/pools/hides/failures", "api/pools/hides/timeline"])
        {
            all.Add(await host.Client.GetStringAsync(new Uri(path, UriKind.Relative)));
        }

        Assert.All(all, static text => Assert.DoesNotContain(Secret, text, StringComparison.Ordinal));
        Assert.All(all.Where(static text => !text.Contains("messagesHidden", StringComparison.Ordinal)), static text => Assert.Contains("\"died\"", text, StringComparison.Ordinal));
        Assert.Contains("\"type\":\"System.Exception\"", all[3], StringComparison.Ordinal);
        Assert.Contains("\"messagesHidden\":true", all[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_of_real_failures_are_hidden()
    {
        await using DashboardHost host = await DashboardHost.StartAsync(static options => options.HideMessages = true);
        await using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, Name = "hides" });
        using EventReader reader = await host.ReadAsync();
        await reader.NextAsync("hides");
        Assert.ThrowsAny<InvalidOperationException>(() => pool.Work.Refuse.Apply(Secret));
        Assert.ThrowsAny<WorkerLostException>(() => pool.Work.Die.Apply(Secret));
        string seen = (await reader.UntilAsync("hides", static now => ApiTests.Number(now, "lost") == 1 && ApiTests.Number(now, "failuresSeen") > 0)).GetRawText();
        JsonElement failures = await host.PoolAsync("hides", "/failures");
        Assert.Equal(2, failures.GetProperty("failures").GetArrayLength());
        foreach (string text in (string[])[seen, failures.GetRawText(), (await host.PoolAsync("hides")).GetRawText(), (await host.PoolAsync("hides", "/timeline")).GetRawText()])
        {
            Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        }
    }

    /// <summary>A pool that has these texts wherever it has texts.</summary>
    internal static ToldPool Tell(string name, IReadOnlyList<string> texts)
    {
        var pool = new ToldPool(name)
        {
            Statistics = new PoolStatistics
            {
                Workers = [.. texts.Select(static (text, i) => new WorkerStatistics { WorkerId = i, CurrentTask = text, CurrentTaskTime = TimeSpan.FromSeconds(1), LastExitReason = text })],
                Tasks = [.. texts.Select(static text => new TaskStatistics { Name = text, Count = 1 })],
            },
        };
        foreach (string text in texts)
        {
            pool.Failures.Add(new PoolFailure { At = DateTimeOffset.UtcNow, Task = text, Type = text, Message = text, StackTrace = text, StandardError = text });
            pool.Timeline.Add(new TimelineEvent { Kind = TimelineEventKind.WorkerExit, Name = text, At = DateTimeOffset.UtcNow });
            pool.Timeline.Add(new TimelineEvent { Kind = TimelineEventKind.Item, WorkerId = 1, Name = text, At = DateTimeOffset.UtcNow, Count = 1, Outcome = text });
        }

        return pool;
    }

    // Not even a browser that takes it for HTML finds a tag in it, and no line ends within an event.
    private static void AssertHarmless(string json)
    {
        Assert.DoesNotContain(json, static character => character is '<' or '>' or '&' or '\'' || char.IsControl(character) || character is '\u2028' or '\u202E');
        JsonDocument.Parse(json).Dispose();
    }
}
