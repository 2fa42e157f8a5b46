namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>The part of the document that the codec's benchmark writes: it stays as it is when the rest is written anew.</summary>
internal static class CodecSection
{
    private const string Begin = "<!-- codec: ";

    /// <summary>The part, with an empty line before it; nothing where the document has none.</summary>
    public static string Of(string document)
    {
        if (!File.Exists(document)) return "";
        string text = File.ReadAllText(document);
        int begin = text.IndexOf(Begin, StringComparison.Ordinal);
        return begin < 0 ? "" : "\n" + text[begin..];
    }
}
