namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>The parts of the document that other commands write: they stay as they are when the rest is written anew.</summary>
internal static class KeptSections
{
    private static readonly string[] Begins = ["<!-- listening: ", "<!-- dashboard: ", "<!-- codec: "];

    /// <summary>The parts, with an empty line before them; nothing where the document has none.</summary>
    public static string Of(string document)
    {
        if (!File.Exists(document)) return "";
        string text = File.ReadAllText(document);
        int begin = FirstOf(text);
        return begin < 0 ? "" : "\n" + text[begin..];
    }

    /// <summary>Where the first of them begins; -1 where there is none.</summary>
    public static int FirstOf(string text) =>
        Begins.Select(begin => text.IndexOf(begin, StringComparison.Ordinal)).Where(static place => place >= 0).DefaultIfEmpty(-1).Min();
}
