using Microsoft.Playwright;
using PoolGen.DashboardTests.Kit;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.DashboardTests;

/// <summary>Texts of others are read as they are, and do nothing.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class PageTextTests(Chromium browser) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task Attacks_are_read_as_text_and_nothing_leaves_the_page()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        using var pools = new ToldPools(AttackStrings.All.Select(static text => TextTests.Tell(text, AttackStrings.All)));
        await using OpenPage page = await browser.OpenAsync(host.Page);
        await page.HasAsync("#name", "<script>window.attacked=1</script>");
        await page.UntilAsync($"() => document.querySelectorAll('#failures li').length === {AttackStrings.All.Count}");
        await page.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = true)");
        await page.UntilAsync($"() => document.querySelectorAll('#failures pre').length === {3 * AttackStrings.All.Count}");
        for (int i = 0; i < AttackStrings.All.Count; i++) await page.Page.EvaluateAsync($"() => document.querySelectorAll('#pools a')[{i}].click()");
        await page.HasAsync("#name", "..#1");
        await page.UntilAsync($"() => document.querySelectorAll('#failures li').length === {AttackStrings.All.Count}");

        Assert.Equal("undefined", await page.Page.EvaluateAsync<string>("() => typeof window.attacked"));
        string text = await page.Page.Locator("body").InnerTextAsync();
        Assert.All(AttackStrings.All.Where(static one => one[0] == '<'), attack => Assert.Contains(attack, text, StringComparison.Ordinal));
        Assert.Equal(0, await page.Page.Locator("#pool :is(script, iframe, object, embed, link, style, base, meta, form, input, img, video, math, template, noscript, body, a)").CountAsync());
        Assert.Equal(0, await page.Page.Locator("[onload], [onerror], [onclick], [style*=url]").CountAsync());
        page.AssertKeptToItself(host.Page);
    }

    [BrowserFact]
    public async Task A_page_of_another_site_can_neither_read_nor_frame_it()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        await using DashboardHost other = await DashboardHost.StartAsync();
        await using OpenPage page = await browser.OpenAsync(new Uri(other.Address, "/"));
        string read = await page.Page.EvaluateAsync<string>($"() => fetch('{host.Page}api/pools').then(a => a.text(), () => 'refused')");
        Assert.Equal("refused", read);
        string opaque = await page.Page.EvaluateAsync<string>($"() => fetch('{host.Page}api/pools', {{ mode: 'no-cors' }}).then(a => a.type, () => 'refused')");
        Assert.Equal("refused", opaque);
        await page.Page.EvaluateAsync($"() => new Promise(done => {{ const frame = document.createElement('iframe'); frame.onload = frame.onerror = done; frame.src = '{host.Page}'; document.body.append(frame); }})");
        Assert.All(page.Page.Frames.Skip(1), static frame => Assert.DoesNotContain("/pools/", frame.Url, StringComparison.Ordinal));
    }

    [BrowserTheory]
    [InlineData(360)]
    [InlineData(1600)]
    public async Task No_text_makes_the_page_wider_than_its_window(int width)
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        using var pool = TextTests.Tell(new string('w', 1000), [new string('W', 5000), new string('\u202E', 300), "a b c"]);
        await using OpenPage page = await browser.OpenAsync(host.Page, width);
        await page.UntilAsync("() => document.querySelectorAll('#failures li').length === 3");
        foreach (ILocator summary in await page.Page.Locator("#failures summary").AllAsync()) await summary.ClickAsync();
        Assert.Equal(width, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }
}
