using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PoolGen.DashboardTests.Kit;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.DashboardTests;

/// <summary>Whom the dashboard refuses, and how.</summary>
[Watchdog]
public sealed class AccessTests
{
    private static readonly string[] Addresses =
        ["", "dashboard.js", "dashboard.css", "api/pools", "api/pools/none", "api/pools/none/failures", "api/pools/none/timeline", "api/events", "api", "nowhere/at/all"];

    public static TheoryData<string> AllAddresses => [.. Addresses];

    [Theory, MemberData(nameof(AllAddresses))]
    public async Task A_request_from_elsewhere_is_refused_and_logged(string path)
    {
        await using DashboardHost host = await DashboardHost.StartAsync(before: DashboardHost.From("192.0.2.7"));
        Assert.Equal(HttpStatusCode.Forbidden, await host.StatusAsync(path));
        Assert.Equal(LogLevel.Warning, Assert.Single(host.Log).Level);
        Assert.Contains("192.0.2.7", host.Log[0].Message, StringComparison.Ordinal);
    }

    [NetworkFact]
    public async Task A_connection_to_an_address_of_the_network_is_refused()
    {
        IPAddress own = NetworkFactAttribute.Address!;
        await using DashboardHost host = await DashboardHost.StartAsync(url: "http://0.0.0.0:0");
        using HttpResponseMessage answer = await host.Client.GetAsync(new UriBuilder(host.Page) { Host = own.ToString() }.Uri);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains(own.ToString(), Assert.Single(host.Log).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.9.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task A_request_from_this_machine_is_served(string address)
    {
        await using DashboardHost host = await DashboardHost.StartAsync(before: DashboardHost.From(address));
        Assert.Equal(HttpStatusCode.OK, await host.StatusAsync("api/pools"));
    }

    [Fact]
    public async Task A_connection_without_an_address_is_refused()
    {
        await using DashboardHost host = await DashboardHost.StartAsync(before: static app => app.Use(static (context, next) =>
        {
            context.Connection.RemoteIpAddress = null;
            return next(context);
        }));
        Assert.Equal(HttpStatusCode.Forbidden, await host.StatusAsync("api/pools"));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.5")]
    [InlineData("X-Forwarded-Host", "pools.example")]
    [InlineData("X-Real-IP", "203.0.113.5")]
    [InlineData("Forwarded", "for=203.0.113.5")]
    public async Task What_a_proxy_on_this_machine_hands_on_comes_from_elsewhere(string header, string value)
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        Assert.Equal(HttpStatusCode.Forbidden, await host.StatusAsync("", null, (header, value)));
    }

    [Fact]
    public async Task AllowRemote_serves_everybody_under_any_name()
    {
        await using DashboardHost host = await DashboardHost.StartAsync(static options => options.AllowRemote = true, before: DashboardHost.From("192.0.2.7"));
        Assert.Equal(HttpStatusCode.OK, await host.StatusAsync("api/pools", null, ("Host", "pools.example")));
        Assert.Empty(host.Log);
    }

    [Theory, MemberData(nameof(AllAddresses))]
    public async Task With_authorization_those_who_may_are_served_and_others_are_not(string path)
    {
        await using DashboardHost host = await DashboardHost.StartAsync(
            services: static services =>
            {
                services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, HeaderAuthentication>("test", null);
                services.AddAuthorization();
            },
            before: DashboardHost.From("192.0.2.7"),
            conventions: static endpoints => endpoints.RequireAuthorization());
        Assert.Equal(HttpStatusCode.Unauthorized, await host.StatusAsync(path));
        if (path == "api/events") return;
        HttpStatusCode status = await host.StatusAsync(path, null, ("X-User", "operator"), ("Host", "pools.example"));
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{status}");
    }

    [Fact]
    public async Task Anonymous_access_to_endpoints_with_authorization_is_access_without_authorization()
    {
        await using DashboardHost host = await DashboardHost.StartAsync(
            services: static services => services.AddAuthorization(),
            before: DashboardHost.From("192.0.2.7"),
            conventions: static endpoints => endpoints.RequireAuthorization().AllowAnonymous());
        Assert.Equal(HttpStatusCode.Forbidden, await host.StatusAsync("api/pools"));
    }

    [Theory]
    [InlineData("attacker.example")]
    [InlineData("localhost.attacker.example")]
    [InlineData("127.0.0.1.attacker.example")]
    [InlineData("192.0.2.7")]
    [InlineData("0.0.0.0")]
    [InlineData("[2001:db8::1]")]
    [InlineData("localhost.")]
    public async Task Another_host_name_is_refused(string name)
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        foreach (string path in Addresses) Assert.Equal(HttpStatusCode.BadRequest, await host.StatusAsync(path, null, ("Host", name)));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LocalHost:1234")]
    [InlineData("127.0.0.1:80")]
    [InlineData("[::1]:5000")]
    [InlineData("pools.internal")]
    [InlineData("Pools.Internal:8080")]
    public async Task Names_of_this_machine_and_allowed_ones_are_served(string name)
    {
        await using DashboardHost host = await DashboardHost.StartAsync(static options => options.AllowedHosts.Add("pools.internal"));
        Assert.Equal(HttpStatusCode.OK, await host.StatusAsync("api/pools", null, ("Host", name)));
    }

    [Theory]
    [InlineData("Origin", "https://attacker.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "http://localhost")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Pages_of_other_origins_read_nothing(string header, string value)
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        foreach (string path in Addresses) Assert.Equal(HttpStatusCode.Forbidden, await host.StatusAsync(path, null, (header, value)));
    }

    [Fact]
    public async Task The_page_itself_reads_and_a_link_elsewhere_leads_to_it()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await host.StatusAsync("api/pools", null, ("Sec-Fetch-Site", "same-origin"), ("Origin", host.Address.GetLeftPart(UriPartial.Authority))));
        (string, string)[] link = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")];
        Assert.Equal(HttpStatusCode.OK, await host.StatusAsync("", null, link));
        Assert.Equal(HttpStatusCode.Forbidden, await host.StatusAsync("api/pools", null, link));
        Assert.Equal(HttpStatusCode.Forbidden, await host.StatusAsync("", null, ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "iframe")));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("ANYTHING")]
    public async Task It_can_only_be_read(string method)
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        foreach (string path in Addresses)
        {
            using HttpResponseMessage answer = await host.SendAsync(path, new HttpMethod(method));
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
            Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
        }
    }

    [Fact]
    public async Task Heads_are_those_of_the_answers()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        foreach (string path in Addresses.Except(["api/pools"]))
        {
            using HttpResponseMessage head = await host.SendAsync(path, HttpMethod.Head);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
            if (path == "api/events") continue;
            using HttpResponseMessage answer = await host.SendAsync(path);
            Assert.Equal((answer.StatusCode, answer.Content.Headers.ContentLength), (head.StatusCode, head.Content.Headers.ContentLength));
        }
    }

    [Fact]
    public async Task Every_answer_keeps_browsers_from_guessing_framing_and_loading_elsewhere()
    {
        await using DashboardHost host = await DashboardHost.StartAsync();
        List<HttpResponseMessage> answers = [await host.SendAsync("", HttpMethod.Post), await host.SendAsync("", null, ("Host", "attacker.example")), await host.SendAsync("", null, ("Origin", "null"))];
        foreach (string path in Addresses) answers.Add(await host.SendAsync(path, HttpMethod.Head));
        Assert.All(answers, static answer =>
        {
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.StartsWith("default-src 'none'; ", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
            answer.Dispose();
        });
    }

    [Fact]
    public async Task The_rest_of_the_application_is_not_concerned()
    {
        await using DashboardHost host = await DashboardHost.StartAsync(before: DashboardHost.From("192.0.2.7"));
        Assert.Equal("the application", await host.Client.GetStringAsync(host.Address));
    }

    private sealed class HeaderAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            string user = Request.Headers["X-User"].ToString();
            if (user.Length == 0) return Task.FromResult(AuthenticateResult.NoResult());
            var principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, user)], Scheme.Name));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name)));
        }
    }
}
