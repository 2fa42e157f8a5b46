using PoolGen.Generator.Model;

namespace PoolGen.Generator.Emission;

/// <summary>The XML documentation of stubs: the user's own where there is some.</summary>
internal static class StubDocumentation
{
    /// <summary>One element, on one line where it fits.</summary>
    public static void Element(SourceWriter writer, string tag, string attributes, string content)
    {
        if (content.IndexOf('\n') < 0)
        {
            writer.Line($"/// <{tag}{attributes}>{content}</{tag}>");
            return;
        }

        writer.Line($"/// <{tag}{attributes}>").Line("/// " + content.Replace("\n", "\n/// ")).Line($"/// </{tag}>");
    }

    public static void Summary(SourceWriter writer, string content) => Element(writer, "summary", "", content);

    /// <summary>What <c>ApplyAsync</c> says, on one line: a build counts lines, and nobody reads them here.</summary>
    public static void ApplyAsync(SourceWriter writer, TaskModel task, IEnumerable<ParameterModel> parameters, string callback, string errorCallback, string token) =>
        writer.Line($"/// <summary>Starts <c>{task.DisplayName}</c> and returns at once.</summary>"
            + string.Concat(parameters.Select(static parameter => Param(parameter.Name.TrimStart('@'), parameter.Documentation?.Replace("\n", "\n/// ") ?? "")))
            + Param(callback, task.HasResult ? "Called with the result, before it counts as ready; or null." : "Called when the item has ended, before it counts as ready; or null.")
            + Param(errorCallback, "Called with the failure in its place; or null.") + Param(token, "Cancels the item."));

    /// <summary>What a map or stream says of its parameters.</summary>
    public static void OverItems(SourceWriter writer, string summary, string parameters) =>
        writer.Line($"/// <summary>{summary}</summary>" + string.Concat(OfItems.Where(one => parameters.Contains(" " + one.Name + " = ") || one.Name == "items").Select(static one => Param(one.Name, one.Text))));

    private static readonly (string Name, string Text)[] OfItems =
    [
        ("items", "The items, one for each run."),
        ("chunkSize", "How many items travel together, at least 1; null lets the pool choose, and adapt."),
        ("bufferSize", "How many items may be pulled and not yet yielded, at least 1; null lets the pool choose."),
        ("callback", "Called with the results, before the map counts as ready; or null."),
        ("errorCallback", "Called with the failure in its place; or null."),
        ("progress", "Receives how far it has come, in items; or null."),
        ("itemProgress", "Receives what the items report; or null."),
        ("cancellationToken", "Cancels what has not ended."),
    ];

    private static string Param(string name, string content) => $"<param name=\"{name}\">{content}</param>";

    /// <summary>What <c>Apply</c> says: all that the user said of the method.</summary>
    public static void Apply(SourceWriter writer, TaskModel task, IEnumerable<ParameterModel> parameters, string tokenName)
    {
        Summary(writer, task.Summary ?? $"Runs <c>{task.DisplayName}</c> in a worker and waits for its end.");
        ParameterModel[] given = [.. parameters];
        if (given.Any(static parameter => parameter.Documentation is not null))
        {
            foreach (ParameterModel parameter in given)
            {
                Element(writer, "param", $" name=\"{parameter.Name.TrimStart('@')}\"", parameter.Documentation ?? "");
            }

            Element(writer, "param", $" name=\"{tokenName}\"", "Cancels the item.");
        }

        if (task is { HasResult: true, Returns: { } returns }) Element(writer, "returns", "", returns);
    }
}
