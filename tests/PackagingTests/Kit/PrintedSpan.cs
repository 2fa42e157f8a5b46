namespace PoolGen.PackagingTests.Kit;

/// <summary>A span as OpenTelemetry's console exporter prints it.</summary>
internal sealed record PrintedSpan(string TraceId, string SpanId, string ParentSpanId, string Name, string Kind)
{
    private const string Start = "Activity.TraceId:";

    /// <summary>All spans of a run, in the order in which they ended.</summary>
    internal static IEnumerable<PrintedSpan> Of(ProgramRun run)
    {
        string[] lines = run.Lines;
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Start, StringComparison.Ordinal)) continue;
            string[] own = [lines[i], .. lines.Skip(i + 1).TakeWhile(static line => !line.StartsWith(Start, StringComparison.Ordinal))];
            yield return new PrintedSpan(Value(own, "TraceId"), Value(own, "SpanId"), Value(own, "ParentSpanId"), Value(own, "DisplayName"), Value(own, "Kind"));
        }
    }

    private static string Value(string[] lines, string name) =>
        lines.FirstOrDefault(line => line.StartsWith($"Activity.{name}:", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "";
}
