namespace PoolGen.PackagingTests.Guide;

/// <summary>One fenced block of a page.</summary>
/// <param name="Place">Where it is: the page and its line.</param>
/// <param name="Language">What stands behind the fence.</param>
/// <param name="Marker">The comment on the line before, such as <c>snippet: calls-map</c>; empty if there is none.</param>
/// <param name="Text">What is between the fences.</param>
internal sealed record GuideFence(string Place, string Language, string Marker, string Text)
{
    private const string SnippetMarker = "snippet: ";
    private const string OutputMarker = "output: ";

    /// <summary>The snippet that this is, or null.</summary>
    internal string? Snippet => After(SnippetMarker);

    /// <summary>The snippet whose output this is, or null.</summary>
    internal string? OutputOf => After(OutputMarker);

    private string? After(string marker) => Marker.StartsWith(marker, StringComparison.Ordinal) ? Marker[marker.Length..] : null;
}
