using System.Collections.Frozen;
using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PoolGen.Dashboard;

/// <summary>Stands before each answer: sets the headers that keep it where it belongs, and refuses what it must.</summary>
/// <param name="options">Who may see the dashboard.</param>
/// <param name="logger">Is told of requests from elsewhere.</param>
internal sealed partial class Guard(PoolDashboardOptions options, ILogger logger)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'";

    // A proxy that says whom it asks for: the request comes from there, and not from this machine.
    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"];

    private readonly bool _allowsRemote = options.AllowRemote;
    private readonly FrozenSet<string> _hosts = options.AllowedHosts.Append("localhost").ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What answers a request that is not refused.</summary>
    /// <param name="answer">Answers it.</param>
    /// <param name="isPage">Whether links on other sites may lead there.</param>
    internal RequestDelegate Protect(RequestDelegate answer, bool isPage = false) => context =>
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = Policy;
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";

        if (!_allowsRemote && !IsAuthorized(context))
        {
            if (!IsFromHere(context))
            {
                LogRemote(logger, context.Connection.RemoteIpAddress);
                return Answer.TextAsync(context, StatusCodes.Status403Forbidden, "The dashboard of the pools is served to this machine alone. Its endpoints need RequireAuthorization, or the option AllowRemote.");
            }

            if (!IsKnownHost(context.Request.Host.Host))
            {
                return Answer.TextAsync(context, StatusCodes.Status400BadRequest, "The dashboard of the pools does not answer to this host name. The option AllowedHosts adds names.");
            }
        }

        if (IsFromOtherSite(context.Request, isPage)) return Answer.TextAsync(context, StatusCodes.Status403Forbidden, "Pages of other sites may not read this.");
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) return answer(context);
        headers.Allow = "GET, HEAD";
        return Answer.TextAsync(context, StatusCodes.Status405MethodNotAllowed, "The dashboard of the pools can only be read.");
    };

    // Where an endpoint has authorization, nobody comes here without it: the framework refuses to run it otherwise.
    private static bool IsAuthorized(HttpContext context) =>
        context.GetEndpoint()?.Metadata is { } metadata && metadata.GetMetadata<IAuthorizeData>() is not null && metadata.GetMetadata<IAllowAnonymous>() is null;

    private static bool IsFromHere(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return false;
        if (Array.Exists(Forwarding, context.Request.Headers.ContainsKey)) return false;
        return IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
    }

    private bool IsKnownHost(string host) => _hosts.Contains(host) || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));

    // Browsers say where a request comes from: none of these headers can be set by a page's script.
    private static bool IsFromOtherSite(HttpRequest request, bool isPage)
    {
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is "cross-site" or "same-site")
        {
            return !isPage || request.Headers["Sec-Fetch-Mode"] != "navigate" || request.Headers["Sec-Fetch-Dest"] != "document";
        }

        string origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri) && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    [LoggerMessage(1, LogLevel.Warning, "A request from {Address} for the dashboard of the pools was refused: without authorization it is served to this machine alone.")]
    private static partial void LogRemote(ILogger logger, IPAddress? address);
}
