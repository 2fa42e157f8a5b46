using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PoolGen.DashboardTests.Kit;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.DashboardTests;

/// <summary>What axe-core says of the page with all that can be on it.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class AccessibilityTests(Chromium browser) : IClassFixture<Chromium>
{
    [BrowserTheory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1600, ColorScheme.Light)]
    [InlineData(1600, ColorScheme.Dark)]
    public async Task The_page_has_no_violations(int width, ColorScheme scheme)
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        using var told = TextTests.Tell("told", ["a task", "another"]);
        await using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 2, Name = "real" });
        await using OpenPage page = await browser.OpenAsync(new Uri(host.Page, "#real"), width, scheme: scheme);
        await page.HasAsync("#name", "real");
        await pool.Work.Square.MapAsync(Enumerable.Range(0, 1000));
        await pool.Work.Refuse.MapOutcomesAsync(["one", "two"]);
        Assert.Throws<WorkerLostException>(() => pool.Work.Die.Apply("last words"));
        await page.UntilAsync("() => document.querySelectorAll('#failures li').length === 3");
        await page.UntilAsync("() => document.querySelector('#timeline tbody tr')");
        await page.Page.Locator("#failures summary >> nth=0").ClickAsync();
        AxeResult result = await page.Page.RunAxe();
        Assert.True(result.Passes.Length > 10, "axe has looked at the page");
        Assert.Empty(result.Violations.Select(static rule => $"{rule.Id}: {rule.Help}: {string.Join("; ", rule.Nodes.Select(static node => node.Html))}"));
    }

    [BrowserFact]
    public async Task The_page_without_pools_has_no_violations()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        await using OpenPage page = await browser.OpenAsync(host.Page);
        await page.HasAsync("#none", "This process has no pool now.");
        AxeResult result = await page.Page.RunAxe();
        Assert.Empty(result.Violations.Select(static rule => $"{rule.Id}: {rule.Help}"));
    }

    [BrowserFact]
    public async Task Everything_is_reached_and_used_by_the_keyboard()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        using var one = TextTests.Tell("one", ["a task"]);
        using var two = TextTests.Tell("two", ["a task"]);
        await using OpenPage page = await browser.OpenAsync(host.Page);
        await page.UntilAsync("() => document.querySelector('#failures li')");
        List<string> reached = [];
        for (int i = 0; i < 20; i++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            reached.Add(await page.Page.EvaluateAsync<string>("() => document.activeElement.innerText.split(/[,\\n]/)[0].replace(/ [▲▼]$/, '').trim()"));
        }

        Assert.Equal(
            ["Pause", "one running", "two running", "Task", "Items", "Per second", "Mean", "p50", "p99", "Longest", "Failures"],
            reached.Take(11));
        Assert.Equal("SUMMARY", await page.Page.EvaluateAsync<string>("() => [...document.querySelectorAll('summary')].at(-1).tagName"));
    }

    [BrowserFact]
    public async Task What_is_read_aloud_changes_only_with_news()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        using var pool = new InProcessPool(new ProcessPoolOptions { Workers = 1, Name = "quiet" });
        await using OpenPage page = await browser.OpenAsync(host.Page);
        await page.HasAsync("#connection", "Live");
        await page.Page.EvaluateAsync("() => { window.said = 0; for (const live of document.querySelectorAll('[role=status], [aria-live]')) new MutationObserver(() => window.said++).observe(live, { childList: true, characterData: true, subtree: true }); }");
        for (int i = 1; i <= 3; i++)
        {
            await pool.Work.Square.MapAsync(Enumerable.Range(0, 1000));
            await page.UntilFactAsync("Succeeded", $"value === '{i}000'");
        }

        Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => window.said"));
    }
}
