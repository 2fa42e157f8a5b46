using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace PoolGen.Dashboard;

/// <summary>Sends what the feed has as server-sent events.</summary>
/// <param name="feed">Looks at the pools.</param>
/// <param name="stopping">Fires when the application ends: then each stream does.</param>
internal sealed class EventStream(PoolFeed feed, CancellationToken stopping)
{
    /// <summary>How long one event may be on its way: whoever reads nothing for so long is not there any more.</summary>
    private static readonly TimeSpan LongestWrite = TimeSpan.FromSeconds(10);

    internal async Task ServeAsync(HttpContext context)
    {
        if (!feed.TryOpen())
        {
            context.Response.Headers.RetryAfter = "10";
            await Answer.TextAsync(context, StatusCodes.Status503ServiceUnavailable, "Too many pages show the pools, or the application ends.").ConfigureAwait(false);
            return;
        }

        try
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers["X-Accel-Buffering"] = "no";
            context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            if (!HttpMethods.IsHead(context.Request.Method)) await SendAsync(context).ConfigureAwait(false);
        }
        finally
        {
            feed.Close();
        }
    }

    private async Task SendAsync(HttpContext context)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        bool isSending = false;
        try
        {
            FeedEvent? last = null;
            while (true)
            {
                last = await feed.NextAsync(last?.Number ?? 0, ends.Token).ConfigureAwait(false);
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(ends.Token);
                limit.CancelAfter(LongestWrite);
                isSending = true;
                await context.Response.Body.WriteAsync(last.Bytes, limit.Token).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(limit.Token).ConfigureAwait(false);
                isSending = false;
            }
        }
        catch (OperationCanceledException)
        {
            // Half an event is in the connection's buffers, and nobody reads it: the server must not wait for that when it ends.
            if (isSending) context.Abort();
        }
        catch (IOException)
        {
            // The connection broke.
        }
    }
}
