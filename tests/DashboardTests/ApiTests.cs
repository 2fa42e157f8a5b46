using System.Globalization;
using System.Net;
using System.Text.Json;
using PoolGen.DashboardTests.Kit;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.DashboardTests;

/// <summary>What the pools tell as JSON.</summary>
[Watchdog]
public sealed class ApiTests
{
    [Fact]
    public async Task A_pool_is_told_with_its_workers_and_tasks()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        await using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 2, Name = "told" });
        using var gate = new Gate();
        await pool.Work.Square.MapAsync(Enumerable.Range(0, 100));
        Assert.Throws<InvalidOperationException>(() => pool.Work.Refuse.Apply("no"));
        AsyncResult<bool> waits = pool.Work.WaitAtGate.ApplyAsync(gate.Name);
        Eventually.True(() => gate.Arrived == 1, "a task waits");

        JsonElement told = (await host.PoolAsync("told")).GetProperty("pool");
        Assert.Equal(("told", "running", 100, 1, 1), (Text(told, "name"), Text(told, "state"), Number(told, "succeeded"), Number(told, "failed"), Number(told, "running")));
        JsonElement[] workers = [.. told.GetProperty("workers").EnumerateArray()];
        Assert.Equal([0, 1], workers.Select(static worker => Number(worker, "worker")));
        JsonElement busy = workers.Single(static worker => worker.TryGetProperty("task", out _));
        Assert.Equal(("Work.WaitAtGate", "busy"), (Text(busy, "task"), Text(busy, "state")));
        Assert.Contains(pool.Workers, worker => worker.ProcessId == Number(busy, "process"));
        Assert.True(busy.GetProperty("taskTime").GetDouble() > 0 && busy.GetProperty("memory").GetInt64() > 1_000_000);
        JsonElement[] tasks = [.. told.GetProperty("tasks").EnumerateArray()];
        Assert.Equal([("Work.Square", 100, 0), ("Work.Refuse", 1, 1)], tasks.Take(2).Select(static task => (Text(task, "name"), Number(task, "count"), Number(task, "failures"))));
        Assert.True(tasks[0].GetProperty("p99").GetDouble() >= tasks[0].GetProperty("p50").GetDouble());
        gate.Open();
        Assert.True(await waits);
    }

    [Fact]
    public async Task Pools_of_one_name_are_numbered_and_keep_their_names()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        var first = new InProcessPool(1);
        using var second = new InProcessPool(1);
        using var taken = new ToldPool("default#2");
        using var third = new InProcessPool(1);
        Assert.Equal(["default", "default#2", "default#2#2", "default#3"], await host.NamesAsync());
        await second.Work.Square.ApplyAsync(3);
        first.Dispose();
        Assert.Equal(["default#2", "default#2#2", "default#3"], await host.NamesAsync());
        Assert.Equal(1, Number((await host.PoolAsync("default#2")).GetProperty("pool"), "succeeded"));
        using var fourth = new InProcessPool(1);
        Assert.Equal(["default#2", "default#2#2", "default#3", "default"], await host.NamesAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/failures")]
    [InlineData("/timeline")]
    public async Task A_pool_that_is_not_there_is_not_found(string rest)
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        var pool = new InProcessPool(new ProcessPoolOptions { Workers = 1, Name = "short" });
        Assert.Equal(HttpStatusCode.OK, await host.StatusAsync("api/pools/short" + rest));
        pool.Dispose();
        Assert.Equal(HttpStatusCode.NotFound, await host.StatusAsync("api/pools/short" + rest));
        Assert.Equal(HttpStatusCode.NotFound, await host.StatusAsync("api/pools/never" + rest));
    }

    [Fact]
    public async Task States_are_told_until_a_pool_is_disposed()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        using var pool = new InProcessPool(new ProcessPoolOptions { Workers = 1, Name = "ends" });
        await pool.Work.Square.ApplyAsync(2);
        pool.Close();
        pool.Join();
        Assert.Equal("closed", Text((await host.PoolAsync("ends")).GetProperty("pool"), "state"));
        pool.Terminate();
        Assert.Equal("terminated", Text((await host.PoolAsync("ends")).GetProperty("pool"), "state"));
    }

    [Fact]
    public async Task A_pool_that_fails_to_tell_does_not_hide_the_others()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        using var broken = new ToldPool("broken") { Refusal = new ObjectDisposedException("engine") };
        using var good = new InProcessPool(new ProcessPoolOptions { Workers = 1, Name = "good" });
        using var worse = new ToldPool("worse") { RefusesAll = true, Refusal = new InvalidOperationException("no") };
        Assert.Equal(["broken", "good", "unknown"], await host.NamesAsync());
        Assert.Empty((await host.PoolAsync("broken")).GetProperty("pool").GetProperty("workers").EnumerateArray());
        using EventReader reader = await host.ReadAsync();
        Assert.Single((await reader.NextAsync("good")).GetProperty("workers").EnumerateArray());
    }

    [Fact]
    public async Task Numbers_are_written_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.DefaultThreadCurrentCulture ?? CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
        try
        {
            await using DashboardHost host = await DashboardHost.StartAsync();
            using var pool = new ToldPool("numbers")
            {
                Statistics = new PoolStatistics
                {
                    Succeeded = 1234567,
                    Uptime = TimeSpan.FromSeconds(1.5),
                    Workers = [new WorkerStatistics { BusyShare = double.NaN, Since = TimeSpan.FromMilliseconds(2500) }],
                },
            };
            string text = await host.Client.GetStringAsync(new Uri("api/pools/numbers", UriKind.Relative));
            Assert.Contains("\"uptime\":1.5,\"succeeded\":1234567,", text, StringComparison.Ordinal);
            Assert.Contains("\"since\":2.5,", text, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.DefaultThreadCurrentCulture = before;
        }
    }

    [Fact]
    public async Task Long_lists_and_texts_are_cut_and_say_so()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        string name = new('n', 300_000);
        using var pool = new ToldPool(name)
        {
            Statistics = new PoolStatistics
            {
                Workers = [.. Enumerable.Range(0, 2000).Select(static i => new WorkerStatistics { WorkerId = i, CurrentTask = new string('t', 1000), LastExitReason = new string('r', 1000) })],
                Tasks = [.. Enumerable.Range(0, 3000).Select(static i => new TaskStatistics { Name = i + new string('t', 1000), Count = i })],
            },
        };
        string text = string.Concat(Enumerable.Repeat("😀\n", 100_000));
        for (int i = 0; i < 100; i++)
        {
            pool.Failures.Add(new PoolFailure { Task = name, Type = name, Message = text, StackTrace = text, StandardError = text });
        }

        string shown = (await host.NamesAsync()).Single();
        Assert.Equal(new string('n', 199) + "…", shown);
        JsonElement told = (await host.PoolAsync(shown)).GetProperty("pool");
        Assert.Equal((500, 1500, 200, 2800), (told.GetProperty("workers").GetArrayLength(), Number(told, "workersLeftOut"), told.GetProperty("tasks").GetArrayLength(), Number(told, "tasksLeftOut")));
        Assert.StartsWith("2999t", Text(told.GetProperty("tasks")[0], "name"), StringComparison.Ordinal);
        string failures = await host.Client.GetStringAsync(new Uri($"api/pools/{Uri.EscapeDataString(shown)}/failures", UriKind.Relative));
        Assert.InRange(failures.Length, 1, 8_000_000);
        using JsonDocument list = JsonDocument.Parse(failures);
        Assert.EndsWith("\n… (298,000 more characters)", Text(list.RootElement.GetProperty("failures")[0], "message"), StringComparison.Ordinal);

        // A character of two parts is not cut in the middle.
        string error = Text(list.RootElement.GetProperty("failures")[0], "standardError");
        Assert.EndsWith("\n… (296,001 more characters)", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', error);
    }

    [Fact]
    public async Task Timelines_have_no_more_parts_than_a_picture_can_show()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        using var pool = new ToldPool("timeline");
        DateTimeOffset from = DateTimeOffset.UtcNow - TimeSpan.FromSeconds(50);
        for (int i = 0; i < 50_000; i++)
        {
            pool.Timeline.Add(new TimelineEvent { Kind = TimelineEventKind.Item, WorkerId = i % 2, Name = $"Work.T{i % 7}", At = from + TimeSpan.FromMilliseconds(i * 0.9), Duration = TimeSpan.FromMilliseconds(0.8), Count = 1, Outcome = i % 3 == 0 ? "error" : "ok" });
        }

        pool.Timeline.Add(new TimelineEvent { Kind = TimelineEventKind.WorkerExit, WorkerId = 1, Name = "died: it aborted", At = from + TimeSpan.FromSeconds(10) });
        JsonElement told = await host.PoolAsync("timeline", "/timeline");
        Assert.Equal([0, 1], told.GetProperty("workers").EnumerateArray().Select(static row => Number(row, "worker")));
        Assert.All(told.GetProperty("workers").EnumerateArray(), static row =>
        {
            Assert.InRange(row.GetProperty("bars").GetArrayLength(), 1, 600);
            Assert.InRange(row.GetProperty("marks").GetArrayLength(), 100, 600);
            Assert.Equal(25_000, row.GetProperty("bars").EnumerateArray().Sum(static bar => Number(bar, "items")));
        });
        JsonElement exit = told.GetProperty("workers")[1].GetProperty("marks").EnumerateArray().Single(static mark => Text(mark, "kind") == "exit");
        Assert.Equal("died: it aborted", Text(exit, "text"));
        Assert.InRange(exit.GetProperty("at").GetDouble(), 19, 21);
    }

    internal static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    internal static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
