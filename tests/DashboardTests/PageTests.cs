using Microsoft.Playwright;
using PoolGen.DashboardTests.Kit;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.DashboardTests;

/// <summary>What somebody sees who looks at the page.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class PageTests(Chromium browser) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task Workers_are_seen_at_work()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        await using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 2, Name = "at work" });
        using var gate = new Gate();
        AsyncResult<bool> waits = pool.Work.WaitAtGate.ApplyAsync(gate.Name);
        await using OpenPage page = await browser.OpenAsync(host.Page);
        await page.HasAsync("#connection", "Live");
        await page.HasAsync("#name", "at work");
        await page.HasAsync("#pools", "running, 2 workers");
        await page.HasAsync("#workers", "Work.WaitAtGate for ");
        Assert.Equal("1", await page.FactAsync("Run"));
        string row = await page.Page.Locator("#workers tr", new PageLocatorOptions { HasTextString = "Work.WaitAtGate" }).InnerTextAsync();
        Assert.Contains("busy for", row, StringComparison.Ordinal);
        Assert.Contains("MiB", row, StringComparison.Ordinal);
        Assert.Contains(pool.Workers, worker => row.Contains($"{worker.ProcessId}", StringComparison.Ordinal));
        gate.Open();
        Assert.True(await waits);
        await page.HasAsync("#tasks", "Work.WaitAtGate");
        await page.UntilAsync("() => !document.querySelector('#workers').innerText.includes('Work.WaitAtGate')");
        page.AssertKeptToItself(host.Page);
    }

    [BrowserFact]
    public async Task A_failure_is_seen_with_its_message_and_opens_by_the_keyboard()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        await using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, Name = "fails" });
        await using OpenPage page = await browser.OpenAsync(host.Page);
        await page.HasAsync("#failures-note", "None since");
        Assert.Throws<InvalidOperationException>(() => pool.Work.Refuse.Apply("the cellar is flooded"));
        await page.HasAsync("#failures summary", "Work.Refuse, a call, worker 0");
        await page.HasAsync("#failures summary", "System.InvalidOperationException: the cellar is flooded");
        await page.Page.Locator("#failures summary").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await page.HasAsync("#failures details[open]", "Stack trace");
        await page.HasAsync("#failures pre >> nth=1", "PoolGen.DashboardTests.Work.Refuse");

        // Others come, and what somebody reads stays where it is.
        await pool.Work.Refuse.MapOutcomesAsync(Enumerable.Range(0, 300).Select(static i => $"wave {i}"));
        await page.HasAsync("#failures summary >> nth=0", "wave 299");
        await page.HasAsync("#failures details[open]", "the cellar is flooded");
        Assert.Equal(100, await page.Page.Locator("#failures li").CountAsync());
        page.AssertKeptToItself(host.Page);
    }

    [BrowserFact]
    public async Task A_worker_that_dies_is_replaced_before_ones_eyes()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        await using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, Name = "loses" });
        int before = await pool.Work.ProcessId.ApplyAsync();
        await using OpenPage page = await browser.OpenAsync(host.Page);
        await page.HasAsync("#workers tbody tr", $"{before}");
        Assert.Throws<WorkerLostException>(() => pool.Work.Die.Apply("these were its last words"));
        int after = await pool.Work.ProcessId.ApplyAsync();
        await page.HasAsync("#workers tbody tr", $"{after}");
        await page.HasAsync("#workers tbody tr", "died: it was killed");
        Assert.Equal(["1"], await page.ColumnAsync("#workers", 8));
        Assert.Single(await page.ColumnAsync("#workers", 1));
        await page.HasAsync("#timeline tbody tr", "ended once: died: it was killed");
        await page.Page.Locator("#failures summary").ClickAsync();
        await page.HasAsync("#failures details", "Error output of the worker");
        await page.HasAsync("#failures pre >> nth=-1", "these were its last words");
        Assert.Equal("1", await page.FactAsync("Lost"));
    }

    [BrowserFact]
    public async Task Throughput_is_seen_to_rise()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        await using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 2, Name = "rises" });
        await using OpenPage page = await browser.OpenAsync(host.Page);
        await page.UntilAsync("() => document.querySelector('#throughput path').getAttribute('d')?.includes('L')");
        Assert.Equal("0", await page.FactAsync("Items per second"));
        using var end = new CancellationTokenSource();
        Task flow = FlowAsync(pool, end.Token);
        await page.UntilFactAsync("Items per second", "value > 1000");
        await page.UntilAsync("() => Number(document.querySelector('#throughput .most').innerText.replaceAll(',', '')) > 1000");
        Assert.Contains("at most", await page.Page.Locator("#throughput svg").GetAttributeAsync("aria-label"), StringComparison.Ordinal);
        await end.CancelAsync();
        await flow;
        await page.UntilFactAsync("Items per second", "value === '0'");
    }

    [BrowserFact]
    public async Task Tasks_are_sorted_by_mouse_and_by_keyboard()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        await using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, Name = "sorts" });
        await pool.Work.Square.MapAsync(Enumerable.Range(0, 30));
        await pool.Work.Spin.MapAsync(Enumerable.Repeat(2000, 20));
        await pool.Work.Refuse.MapOutcomesAsync(["a", "b"]);
        await using OpenPage page = await browser.OpenAsync(host.Page);
        await page.HasAsync("#tasks", "Work.Refuse");
        Assert.Equal(["Work.Square", "Work.Spin", "Work.Refuse"], await page.ColumnAsync("#tasks", 1));
        Assert.Equal("descending", await Header("Items").GetAttributeAsync("aria-sort"));

        await Header("Failures").GetByRole(AriaRole.Button).ClickAsync();
        Assert.Equal("Work.Refuse", (await page.ColumnAsync("#tasks", 1))[0]);
        Assert.Equal(("descending", "none"), (await Header("Failures").GetAttributeAsync("aria-sort"), await Header("Items").GetAttributeAsync("aria-sort")));

        await Header("Task").GetByRole(AriaRole.Button).FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(["Work.Refuse", "Work.Spin", "Work.Square"], await page.ColumnAsync("#tasks", 1));
        Assert.Equal("ascending", await Header("Task").GetAttributeAsync("aria-sort"));
        await page.Page.Keyboard.PressAsync("Space");
        Assert.Equal(["Work.Square", "Work.Spin", "Work.Refuse"], await page.ColumnAsync("#tasks", 1));

        ILocator Header(string title) => page.Page.Locator("#tasks th[scope=col]").Filter(new LocatorFilterOptions { HasTextRegex = new($"^{title}") });
    }

    [BrowserFact]
    public async Task Ten_thousand_failures_do_not_make_the_page_grow()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        await using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 2, Name = "many" });
        await using OpenPage page = await browser.OpenAsync(host.Page);
        await page.HasAsync("#failures-note", "None since");
        await pool.Work.Refuse.MapOutcomesAsync(Enumerable.Range(0, 200).Select(static i => $"{i}"));
        await page.UntilAsync("() => document.querySelectorAll('#failures li').length === 100");
        int before = await page.NodesAsync();
        for (int round = 0; round < 10; round++)
        {
            await pool.Work.Refuse.MapOutcomesAsync(Enumerable.Range(0, 1000).Select(i => $"round {round}, {i}"));
            await page.HasAsync("#failures summary >> nth=0", $"round {round}, ");
        }

        Assert.Equal("10,200", await page.FactAsync("Failed"));
        Assert.Equal(100, await page.Page.Locator("#failures li").CountAsync());
        Assert.InRange(await page.NodesAsync(), before - 20, before + 20);
    }

    [BrowserFact]
    public async Task A_pool_that_ends_is_said_to_have_ended_and_another_is_shown()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        using var stays = new InProcessPool(new ProcessPoolOptions { Workers = 1, Name = "stays" });
        var ends = new InProcessPool(new ProcessPoolOptions { Workers = 1, Name = "ends/here?" });
        await using OpenPage page = await browser.OpenAsync(host.Page);
        await page.HasAsync("#name", "stays");
        await page.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { NameString = "ends/here?" }).ClickAsync();
        await page.HasAsync("#name", "ends/here?");
        await page.HasAsync("#pools a[aria-current]", "ends/here?");
        ends.Close();
        ends.Join();
        await page.HasAsync("#news", "The pool ends/here? is closed.");
        ends.Dispose();
        await page.HasAsync("#news", "The pool ends/here? has ended.");
        await page.HasAsync("#name", "stays");
        stays.Dispose();
        await page.HasAsync("#none", "This process has no pool now.");
        page.AssertKeptToItself(host.Page);
    }

    [BrowserFact]
    public async Task A_page_that_nobody_sees_asks_for_nothing()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        await using DashboardHost host = await DashboardHost.StartAsync(services: services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<TimeProvider>(services, clock));
        using var pool = new ToldPool("unseen");
        await using OpenPage page = await browser.OpenAsync(host.Page);
        await page.HasAsync("#connection", "Live");
        Assert.Equal(1, pool.Subscribers);
        await page.Page.EvaluateAsync("() => { Object.defineProperty(document, 'hidden', { value: true, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }");
        Unsubscribed();
        await page.Page.EvaluateAsync("() => { delete document.hidden; document.dispatchEvent(new Event('visibilitychange')); }");
        Eventually.True(() => pool.Subscribers == 1, "it asks again");
        await page.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameString = "Pause" }).PressAsync("Enter");
        await page.HasAsync("#connection", "Paused");
        Unsubscribed();

        void Unsubscribed() => Eventually.True(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return pool.Subscribers == 0;
            },
            "nobody looks");
    }

    [BrowserFact]
    public async Task A_server_that_comes_back_is_found_again()
    {
        DashboardHost first = await DashboardHost.StartAsync();
        using var pool = new ToldPool("returns");
        await using OpenPage page = await browser.OpenAsync(first.Page);
        await page.HasAsync("#connection", "Live");
        await first.StopAsync();
        await first.DisposeAsync();
        await page.HasAsync("#connection", "Not connected");
        await using DashboardHost second = await DashboardHost.StartAsync(url: first.Address.ToString());
        await page.HasAsync("#connection", "Live");
    }

    private static async Task FlowAsync(ProcessPool pool, CancellationToken end)
    {
        while (!end.IsCancellationRequested) await pool.Work.Square.MapAsync(Enumerable.Range(0, 5000), cancellationToken: CancellationToken.None);
    }
}
