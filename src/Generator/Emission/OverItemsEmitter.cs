using PoolGen.Generator.Model;

namespace PoolGen.Generator.Emission;

/// <summary>Maps and streams of a stub that the runtime's own do not serve: with defaults or reports, or one of several overloads.</summary>
/// <param name="writer">Where to.</param>
/// <param name="task">The task.</param>
/// <param name="visibility">What stands before each member.</param>
/// <param name="onPool">The property with the task on its pool.</param>
/// <param name="taken">The members that the stub has already, by name and item type.</param>
internal sealed class OverItemsEmitter(SourceWriter writer, TaskModel task, string visibility, string onPool, HashSet<string> taken)
{
    private const string Token = "global::System.Threading.CancellationToken cancellationToken = default";
    private const string Enumerable = "global::System.Collections.Generic.IEnumerable";
    private const string AsyncEnumerable = "global::System.Collections.Generic.IAsyncEnumerable";
    private const string AsyncResult = "global::PoolGen.AsyncResult";
    private const string Chunk = "int? chunkSize = null";

    /// <summary>Members over one type of items: a parameter's, or a tuple of all parameters.</summary>
    public void Emit(string map, string itemType, string itemKey)
    {
        string name = $"<c>{task.DisplayName}</c>";
        bool hasDefaults = map == "Map" && task.Payload.Length > 1;
        string items = hasDefaults ? $"{WellKnownNames.Stubs}ItemsWithDefaults.Of(items, static item => {Defaults()})" : "items";
        string progress = "global::System.IProgress<global::PoolGen.MapProgress>? progress = null, " + (task.Progress is { } reports
            ? $"global::System.IProgress<global::PoolGen.ItemProgress<{reports.Type}>>? itemProgress = null, " : "");
        string told = task.Progress is null ? "progress, null, cancellationToken" : "progress, itemProgress, cancellationToken";
        string result = task.ResultType ?? WellKnownNames.NoResult;
        string array = task.ResultArrayType ?? "void";

        if (taken.Add($"{map} {itemKey}"))
        {
            string callback = task.HasResult ? $"global::System.Action<{array}>? callback = null" : "global::System.Action? callback = null";
            string order = task.HasResult ? "; results keep the order of the items" : "";
            Member($"Runs {name} over all items and waits{order}.", array, map, $"{Enumerable}<{itemType}> items, {Chunk}, {progress}{Token}", $"Map({items}, chunkSize, {told})");
            Member(
                $"Starts {name} over all items and returns at once.", task.HasResult ? $"{AsyncResult}<{array}>" : AsyncResult, map + "Async",
                $"{Enumerable}<{itemType}> items, {Chunk}, {callback}, global::System.Action<global::System.Exception>? errorCallback = null, {progress}{Token}",
                $"MapAsync({items}, chunkSize, callback, errorCallback, {told})");
            if (map == "Map") EmitOutcomes(name, itemType, items, result, progress, told);
        }

        if (!task.HasResult || !taken.Add("Imap " + itemKey)) return;
        foreach ((string member, string ordered, string order) in new[] { ("Imap", "true", "in the order of the items"), ("ImapUnordered", "false", "as they come") })
        {
            foreach (string source in new[] { Enumerable, AsyncEnumerable })
            {
                Member(
                    $"Streams {name} over items, also endless ones: results {order}.", $"global::PoolGen.PoolStream<{task.ResultType}>", member,
                    $"{source}<{itemType}> items, {Chunk}, int? bufferSize = null, {progress}{Token}", $"Imap({items}, {ordered}, chunkSize, bufferSize, {told})");
            }
        }
    }

    private void EmitOutcomes(string name, string itemType, string items, string result, string progress, string told)
    {
        string outcomes = $"global::PoolGen.Outcome<{result}>[]";
        string parameters = $"{Enumerable}<{itemType}> items, {Chunk}, {progress}{Token}";
        Member($"Runs {name} over all items and waits for their outcomes: never throws for a failed item.", outcomes, "MapOutcomes", parameters, $"MapOutcomes({items}, chunkSize, {told})");
        Member($"Starts {name} over all items and returns at once; never fails for a failed item.", $"{AsyncResult}<{outcomes}>", "MapOutcomesAsync", parameters, $"MapOutcomesAsync({items}, chunkSize, {told})");
    }

    private void Member(string summary, string type, string name, string parameters, string call)
    {
        StubDocumentation.OverItems(writer, summary, parameters);
        writer.Line($"{visibility} {type} {name}({parameters}) => {onPool}.{call};");
    }

    /// <summary>Over items of its first parameter a task takes all others from their defaults, on the caller's side.</summary>
    private string Defaults() => $"(item, {string.Join(", ", task.Payload.Skip(1).Select(static parameter => $"({parameter.Type}){Parenthesized(parameter.Default!)}"))})";

    private static string Parenthesized(string value) => value.Length > 0 && value[0] == '-' ? $"({value})" : value;
}
