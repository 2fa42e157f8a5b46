using System.Net;
using Microsoft.AspNetCore.Builder;
using PoolGen.DashboardTests.Kit;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.DashboardTests;

/// <summary>The page finds its parts wherever it is mapped, and whatever a proxy makes of its path.</summary>
[Watchdog]
public sealed class PathTests
{
    [Theory]
    [InlineData("/pools", "/pools/")]
    [InlineData("/pools/", "/pools/")]
    [InlineData("pools", "/pools/")]
    [InlineData("/admin/deep/pools", "/admin/deep/pools/")]
    [InlineData("/{tenant}/pools", "/a/pools/")]
    [InlineData("/über", "/%C3%BCber/")]
    [InlineData("", "/")]
    [InlineData("/", "/")]
    public async Task It_is_where_it_is_mapped(string pattern, string path)
    {
        await using DashboardHost host = await DashboardHost.StartAsync(pattern: pattern);
        foreach (string part in (string[])["dashboard.js", "dashboard.css", "icon.svg", "api/pools"])
        {
            Assert.Equal(HttpStatusCode.OK, await host.StatusAsync(path + part));
        }

        if (path == "/") return;
        Assert.Contains("<title>Pools</title>", await host.Client.GetStringAsync(new Uri(host.Address, path)), StringComparison.Ordinal);
        using HttpResponseMessage answer = await host.SendAsync(path.TrimEnd('/'));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(new Uri(host.Address, path), new Uri(new Uri(host.Address, path.TrimEnd('/')), answer.Headers.Location!));
    }

    [Fact]
    public async Task It_is_found_behind_a_path_that_the_application_has()
    {
        await using DashboardHost host = await DashboardHost.StartAsync(before: static app =>
        {
            app.UsePathBase("/outer");
            app.UseRouting();
        });
        using HttpResponseMessage answer = await host.SendAsync("/outer/pools");
        Assert.Equal("./pools/", answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await host.StatusAsync("/outer/pools/"));
        Assert.Equal(HttpStatusCode.OK, await host.StatusAsync("/outer/pools/dashboard.js"));
    }

    [Fact]
    public async Task No_file_of_the_page_has_an_address_that_is_not_relative()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        foreach (string name in typeof(Dashboard.PoolDashboardOptions).Assembly.GetManifestResourceNames())
        {
            string text = (await host.Client.GetStringAsync(new Uri(name, UriKind.Relative))).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);
            Assert.DoesNotContain("//www", text, StringComparison.Ordinal);
            Assert.DoesNotContain("http", text, StringComparison.Ordinal);
            Assert.DoesNotContain("=\"/", text, StringComparison.Ordinal);
            foreach (string unsafeCall in (string[])["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"])
            {
                Assert.DoesNotContain(unsafeCall, text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_browser_that_has_a_file_is_not_sent_it_again()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        using HttpResponseMessage answer = await host.SendAsync("dashboard.js");
        Assert.Equal(HttpStatusCode.NotModified, await host.StatusAsync("dashboard.js", null, ("If-None-Match", answer.Headers.ETag!.ToString())));
        Assert.Equal(HttpStatusCode.OK, await host.StatusAsync("dashboard.js", null, ("If-None-Match", "\"another\"")));
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
    }
}
