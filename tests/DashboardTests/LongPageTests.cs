using System.Diagnostics;
using PoolGen.DashboardTests.Kit;
using Xunit.Abstractions;

namespace PoolGen.DashboardTests;

/// <summary>A page that is left open while tasks flow. <c>POOLGEN_DASHBOARD=long</c>: five minutes and a million tasks; else a short part of it.</summary>
[Trait("Category", "Slow")]
public sealed class LongPageTests(Chromium browser, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private const int Rounds = 20;
    private const int MiB = 1 << 20;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("POOLGEN_DASHBOARD") == "long";
    private static readonly int Seconds = IsLong ? 300 : 15;
    private static readonly int Tasks = IsLong ? 1_000_000 : 50_000;

    [BrowserFact]
    public async Task A_page_that_stays_open_needs_no_more_memory_and_neither_does_the_server()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        await using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 2, Name = "flows" });
        await using OpenPage page = await browser.OpenAsync(host.Page);
        await page.HasAsync("#connection", "Live");
        int nodes = 0;
        long heap = 0, server = 0;
        long start = Stopwatch.GetTimestamp();
        int perRound = Tasks / (Rounds * 20);
        for (int round = 0; round < Rounds; round++)
        {
            for (int part = 0; part < 20; part++)
            {
                await pool.Work.Square.MapAsync(Enumerable.Range(0, perRound - 1));
                await pool.Work.Refuse.MapOutcomesAsync([$"round {round}, part {part}"]);
                TimeSpan due = TimeSpan.FromSeconds((double)Seconds * ((round * 20) + part + 1) / (Rounds * 20)) - Stopwatch.GetElapsedTime(start);
                if (due > TimeSpan.Zero) await Task.Delay(due);
            }

            await page.HasAsync("#failures summary >> nth=0", $"round {round}, part ");
            (int Nodes, long Heap, long Server) now = (await page.NodesAsync(), await page.HeapAsync(), GC.GetTotalMemory(forceFullCollection: true));
            output.WriteLine($"{Stopwatch.GetElapsedTime(start).TotalSeconds:0} s: {now.Nodes} elements, tab {now.Heap / 1024} KiB, server {now.Server / 1024} KiB");

            // By then the histories are full: 50,000 events and a hundred failures.
            if (round == Rounds / 2) (nodes, heap, server) = now;
            if (round != Rounds - 1) continue;
            Assert.InRange(now.Nodes, nodes - 50, nodes + 50);
            Assert.InRange(now.Heap, 0, heap + MiB);
            Assert.InRange(now.Server, 0, server + ((IsLong ? 4 : 12) * MiB));
        }

        Assert.Equal(Tasks, (await host.PoolAsync("flows")).GetProperty("pool").GetProperty("succeeded").GetInt32() + (Rounds * 20));
        page.AssertKeptToItself(host.Page);
    }
}
