using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace PoolGen.Dashboard;

/// <summary>A file of the page. All are in this library.</summary>
internal sealed class PageFile
{
    private static readonly Dictionary<string, string> ContentTypes = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml; charset=utf-8",
    };

    private readonly byte[] _bytes;
    private readonly string _tag;

    private PageFile(string name)
    {
        using Stream stream = typeof(PageFile).Assembly.GetManifestResourceStream(name)!;
        Name = name;
        _bytes = new byte[stream.Length];
        stream.ReadExactly(_bytes);
        _tag = $"\"{Convert.ToHexString(SHA256.HashData(_bytes).AsSpan(0, 12))}\"";
    }

    internal static IReadOnlyList<PageFile> All { get; } = [.. typeof(PageFile).Assembly.GetManifestResourceNames().Select(static name => new PageFile(name))];

    /// <summary>The page itself.</summary>
    internal static PageFile Index { get; } = All.Single(static file => file.Name == "index.html");

    internal string Name { get; }

    /// <summary>Answers with the file, or says that the browser has it already.</summary>
    internal Task WriteAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.ETag = _tag;
        if (context.Request.Headers.IfNoneMatch != _tag) return Answer.BytesAsync(context, ContentTypes[Path.GetExtension(Name)], _bytes);
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }
}
