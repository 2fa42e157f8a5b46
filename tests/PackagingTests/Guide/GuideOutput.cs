namespace PoolGen.PackagingTests.Guide;

/// <summary>What a page says a snippet prints.</summary>
internal static class GuideOutput
{
    internal static string Of(string snippet) =>
        GuidePage.Fences.SingleOrDefault(fence => fence.OutputOf == snippet)?.Text
        ?? throw new InvalidOperationException($"No page has the output of '{snippet}', after '<!-- output: {snippet} -->'.");
}
