using System.Text.Json;
using Json.Schema;

namespace PoolGen.PackagingTests.Kit;

/// <summary>The rules of Chrome's trace event format, as a JSON schema.</summary>
internal static class TraceSchema
{
    private static readonly JsonSchema Rules = JsonSchema.FromText(File.ReadAllText(Path.Combine(Repository.Root, "tests", "data", "chrome-trace-events.schema.json")));

    /// <summary>What of a document breaks the rules: places and reasons; empty where all is well.</summary>
    internal static string[] Breaches(JsonElement document)
    {
        EvaluationResults results = Rules.Evaluate(document, new EvaluationOptions { OutputFormat = OutputFormat.List });
        if (results.IsValid) return [];
        return [.. (results.Details ?? []).SelectMany(static one => one.Errors ?? new Dictionary<string, string>(), static (one, error) => $"{one.InstanceLocation}: {error.Value}").Append("not valid")];
    }
}
