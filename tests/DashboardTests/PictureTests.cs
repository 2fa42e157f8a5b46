using Microsoft.Playwright;
using PoolGen.DashboardTests.Kit;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.DashboardTests;

/// <summary>The picture of the page in README and guide. POOLGEN_UPDATE=1 takes it anew.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class PictureTests(Chromium browser) : IClassFixture<Chromium>
{
    private const string Picture = "docs/guide/dashboard.png";
    private const int MostBytes = 300_000;

    [BrowserFact]
    public async Task The_page_is_shown_at_work()
    {
        bool updates = Environment.GetEnvironmentVariable("POOLGEN_UPDATE") == "1";
        await using DashboardHost host = await DashboardHost.StartAsync();
        await using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 4, Name = "render" });
        await using OpenPage page = await browser.OpenAsync(host.Page, 1200, 1480);
        await page.HasAsync("#connection", "Live");
        using var end = new CancellationTokenSource();
        Task work = WorkAsync(pool, end.Token);
        await page.UntilAsync($"() => document.querySelector('#throughput path').getAttribute('d').split('L').length > {(updates ? 25 : 3)}");
        await page.HasAsync("#failures", "WorkerLostException");
        byte[] taken = await page.Page.ScreenshotAsync(new PageScreenshotOptions { Type = ScreenshotType.Png });
        await end.CancelAsync();
        await work;
        Assert.InRange(taken.Length, 10_000, MostBytes);
        string file = Path.Combine(Repository.Root, Picture);
        if (updates) await File.WriteAllBytesAsync(file, taken);
        Assert.InRange(new FileInfo(file).Length, 10_000, MostBytes);
    }

    private static async Task WorkAsync(ProcessPool pool, CancellationToken end)
    {
        var random = new Random(1);
        for (int round = 0; !end.IsCancellationRequested; round++)
        {
            AsyncResult<int[]> spins = pool.Work.Spin.MapAsync(Enumerable.Range(0, 60).Select(_ => random.Next(1000, 30_000)), chunkSize: 1, cancellationToken: CancellationToken.None);
            await pool.Work.Square.MapAsync(Enumerable.Range(0, random.Next(1000, 4000)), cancellationToken: CancellationToken.None);
            if (round % 3 == 1) await pool.Work.Refuse.MapOutcomesAsync([$"scene {round} has no light"], cancellationToken: CancellationToken.None);
            if (round == 4) await Record.ExceptionAsync(async () => await pool.Work.Die.ApplyAsync("out of video memory", cancellationToken: CancellationToken.None));
            await spins;
        }
    }
}
