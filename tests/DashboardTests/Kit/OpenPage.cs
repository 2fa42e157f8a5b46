using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace PoolGen.DashboardTests.Kit;

/// <summary>A page in the browser, and all that it has asked for and complained of.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private OpenPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        context.Request += (_, request) => Requests.Add(request.Url);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
    }

    internal IPage Page { get; }

    /// <summary>The addresses of all requests.</summary>
    internal ConcurrentBag<string> Requests { get; } = [];

    /// <summary>Errors of scripts, and what the browser has refused.</summary>
    internal ConcurrentBag<string> Complaints { get; } = [];

    internal static async Task<OpenPage> OpenAsync(IBrowserContext context, Uri address)
    {
        context.SetDefaultTimeout(30_000);
        var opened = new OpenPage(context, await context.NewPageAsync());
        await opened.Page.GotoAsync(address.ToString());
        return opened;
    }

    /// <summary>Waits until an element has a text.</summary>
    internal Task HasAsync(string selector, string text) =>
        Assertions.Expect(Page.Locator(selector)).ToContainTextAsync(text, new LocatorAssertionsToContainTextOptions { Timeout = 30_000 });

    /// <summary>Waits until an expression of the page's is true.</summary>
    internal Task UntilAsync(string expression) => Page.WaitForFunctionAsync(expression, null, new PageWaitForFunctionOptions { Timeout = 30_000, PollingInterval = 100 });

    /// <summary>The text of a fact of the pool that is shown.</summary>
    internal Task<string> FactAsync(string title) => Page.Locator("#facts div").Filter(new LocatorFilterOptions { Has = Page.Locator("dt", new PageLocatorOptions { HasTextString = title }) }).Locator("dd").InnerTextAsync();

    /// <summary>Waits until a fact is so.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="condition">A condition on <c>value</c>, its text without separators.</param>
    internal Task UntilFactAsync(string title, string condition) => UntilAsync(
        $"() => [...document.querySelectorAll('#facts div')].some(fact => {{ const value = fact.lastChild.textContent.replaceAll(',', ''); return fact.firstChild.textContent === '{title}' && ({condition}); }})");

    /// <summary>A column of a table, as it stands there.</summary>
    internal async Task<IReadOnlyList<string>> ColumnAsync(string table, int column) =>
        await Page.Locator($"{table} tbody tr > :nth-child({column})").AllInnerTextsAsync();

    internal Task<int> NodesAsync() => Page.EvaluateAsync<int>("() => document.getElementsByTagName('*').length");

    /// <summary>What the page's scripts hold, after the browser has collected the rest.</summary>
    internal async Task<long> HeapAsync()
    {
        ICDPSession session = await _context.NewCDPSessionAsync(Page);
        await session.SendAsync("Performance.enable");
        await session.SendAsync("HeapProfiler.collectGarbage");
        JsonElement metrics = (await session.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics");
        await session.DetachAsync();
        return (long)metrics.EnumerateArray().Single(static metric => metric.GetProperty("name").GetString() == "JSHeapUsedSize").GetProperty("value").GetDouble();
    }

    /// <summary>It has asked nobody else, and neither its scripts nor the browser have anything to complain of.</summary>
    internal void AssertKeptToItself(Uri address)
    {
        Assert.All(Requests, request => Assert.StartsWith(address.ToString(), request, StringComparison.Ordinal));
        Assert.Empty(Complaints);
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
