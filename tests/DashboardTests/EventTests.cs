using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using PoolGen.Dashboard;
using PoolGen.DashboardTests.Kit;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.DashboardTests;

/// <summary>Events come once a second while somebody reads them, and cost nothing then else.</summary>
[Watchdog]
public sealed class EventTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Pools_keep_something_only_while_somebody_looks()
    {
        var clock = new FakeTimeProvider();
        await using DashboardHost host = await StartAsync(clock);
        using var pool = new ToldPool("seen");
        await host.NamesAsync();
        await host.PoolAsync("seen", "/failures");
        Assert.Equal(0, pool.Subscribers);
        using (EventReader first = await host.ReadAsync())
        using (EventReader second = await host.ReadAsync())
        {
            await first.NextAsync("seen");
            await second.NextAsync("seen");
            Assert.Equal(1, pool.Subscribers);
        }

        // A page that is loaded again finds what there was.
        clock.Advance(Second);
        Assert.Equal(1, pool.Subscribers);
        Eventually.True(
            () =>
            {
                clock.Advance(Second);
                return pool.Subscribers == 0;
            },
            "nobody has subscribed any more");
    }

    [Fact]
    public async Task An_event_comes_each_second_with_what_has_happened_since()
    {
        var clock = new FakeTimeProvider();
        await using DashboardHost host = await StartAsync(clock);
        using var pool = new ToldPool("counts") { Statistics = Counted(1000) };
        using EventReader reader = await host.ReadAsync();
        Assert.False((await reader.NextAsync("counts")).TryGetProperty("rate", out _));
        pool.Statistics = Counted(1500);
        clock.Advance(Second);
        JsonElement now = await reader.NextAsync("counts");
        Assert.Equal((500, 500), (now.GetProperty("rate").GetDouble(), now.GetProperty("tasks")[0].GetProperty("rate").GetDouble()));
        Assert.Equal(0.25, now.GetProperty("workers")[0].GetProperty("busy").GetDouble());
        Task<JsonElement> next = reader.NextAsync("counts");
        clock.Advance(Second / 2);
        Assert.False(next.IsCompleted);
        clock.Advance(Second / 2);
        Assert.Equal(0, (await next).GetProperty("rate").GetDouble());
        JsonElement[] history = [.. (await host.PoolAsync("counts")).GetProperty("history").EnumerateArray()];
        Assert.Equal([null, 500, 0], history.Select(static sample => sample.TryGetProperty("rate", out JsonElement rate) ? rate.GetDouble() : (double?)null));

        static PoolStatistics Counted(long items) => new()
        {
            Succeeded = items,
            Workers = [new WorkerStatistics { BusyTime = TimeSpan.FromSeconds(items / 2000.0) }],
            Tasks = [new TaskStatistics { Name = "Work.Square", Count = items }],
        };
    }

    [Fact]
    public async Task The_last_ten_minutes_are_kept_and_no_more()
    {
        var clock = new FakeTimeProvider();
        await using DashboardHost host = await StartAsync(clock);
        using var pool = new ToldPool("long");
        using EventReader reader = await host.ReadAsync();
        await reader.NextAsync("long");
        for (int i = 0; i < 700; i++)
        {
            pool.Statistics = pool.Statistics with { Queued = i };
            clock.Advance(Second);
            await reader.NextAsync("long");
        }

        int[] queued = [.. (await host.PoolAsync("long")).GetProperty("history").EnumerateArray().Select(static sample => ApiTests.Number(sample, "queued"))];
        Assert.Equal(Enumerable.Range(100, 600), queued);
    }

    [Fact]
    public async Task Somebody_who_never_reads_costs_a_buffer_and_keeps_nobody_waiting()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        using var pool = TextTests.Tell("much", [.. Enumerable.Range(0, 500).Select(static i => $"{i}" + new string('x', 190))]);
        using Socket silent = await OpenAsync(host);
        using EventReader reader = await host.ReadAsync();
        for (int i = 0; i < 3; i++) await reader.NextAsync("much");
        await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task The_server_stops_at_once_while_pages_are_open()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        using var pool = new ToldPool("open");
        using EventReader reader = await host.ReadAsync();
        await reader.NextAsync("open");
        await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(5));
        while (await reader.NextTextAsync() is not null)
        {
        }
    }

    [Fact]
    public async Task There_are_only_so_many_readers_and_those_who_leave_make_room()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        using var pool = new ToldPool("crowded");
        EventReader[] readers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => host.ReadAsync()));
        Assert.Equal(PoolFeed.MostReaders, readers.Count(static reader => reader.Status == HttpStatusCode.OK));
        Assert.Equal(1000 - PoolFeed.MostReaders, readers.Count(static reader => reader.Status == HttpStatusCode.ServiceUnavailable));
        await readers.First(static reader => reader.Status == HttpStatusCode.OK).NextAsync("crowded");
        Assert.Equal(1, pool.Subscribers);
        Assert.Equal(["crowded"], await host.NamesAsync());
        foreach (EventReader reader in readers) reader.Dispose();
        Eventually.True(
            () =>
            {
                using EventReader again = host.ReadAsync().GetAwaiter().GetResult();
                return again.Status == HttpStatusCode.OK;
            },
            "there is room again");
    }

    [Fact]
    public async Task Pools_that_end_leave_the_events()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        using var stays = new ToldPool("stays");
        using EventReader reader = await host.ReadAsync();
        var pool = new InProcessPool(new ProcessPoolOptions { Workers = 1, Name = "leaves" });
        await UntilNamesAsync(reader, "stays", "leaves");
        await pool.Work.Square.ApplyAsync(3);
        await pool.DisposeAsync();
        await UntilNamesAsync(reader, "stays");
        var told = new ToldPool("told");
        await UntilNamesAsync(reader, "stays", "told");
        told.Dispose();
        await UntilNamesAsync(reader, "stays");
        Assert.Equal(0, told.Subscribers);
        var refuses = new ToldPool("refuses") { RefusesAll = true, Refusal = new InvalidOperationException("no") };
        await UntilNamesAsync(reader, "stays", "unknown");
        refuses.Dispose();
        await UntilNamesAsync(reader, "stays");
        Assert.Empty(host.Log);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_leaves_lines_as_they_are()
    {
        var clock = new WallClock();
        await using DashboardHost host = await StartAsync(clock);
        using var pool = new ToldPool("clock");
        using EventReader reader = await host.ReadAsync();
        await reader.NextAsync("clock");
        clock.Error = TimeSpan.FromDays(-365);
        clock.Advance(Second);
        await reader.NextAsync("clock");
        DateTimeOffset[] times = [.. (await host.PoolAsync("clock")).GetProperty("history").EnumerateArray().Select(static sample => sample.GetProperty("at").GetDateTimeOffset())];
        Assert.Equal(Second, times[1] - times[0]);
    }

    /// <summary>A clock whose time of day somebody sets.</summary>
    private sealed class WallClock : FakeTimeProvider
    {
        internal TimeSpan Error { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Error;

        public override long GetTimestamp() => (GetUtcNow() - Error).Ticks;
    }

    private static Task<DashboardHost> StartAsync(FakeTimeProvider clock) => DashboardHost.StartAsync(services: services => services.AddSingleton<TimeProvider>(clock));

    private static async Task UntilNamesAsync(EventReader reader, params string[] names)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        string[] now;
        do
        {
            using JsonDocument document = JsonDocument.Parse((await reader.NextTextAsync().WaitAsync(limit.Token))!);
            now = [.. document.RootElement.GetProperty("pools").EnumerateArray().Select(static pool => ApiTests.Text(pool, "name"))];
        }
        while (!now.SequenceEqual(names));
    }

    // A connection that asks for events and takes none of them from the socket.
    private static async Task<Socket> OpenAsync(DashboardHost host)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(IPAddress.Loopback, host.Address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes("GET /pools/api/events HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        return socket;
    }
}
