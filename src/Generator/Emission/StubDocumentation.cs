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
