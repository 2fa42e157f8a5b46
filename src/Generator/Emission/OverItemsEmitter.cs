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

    private string Name => $"<c>{task.DisplayName}</c>";

    /// <summary>The parameters that are told how far it has come.</summary>
    private string Progress => "global::System.IProgress<global::PoolGen.MapProgress>? progress = null, " + (task.Progress is { } reports
        ? $"global::System.IProgress<global::PoolGen.ItemProgress<{reports.Type}>>? itemProgress = null, " : "");

    /// <summary>The same, and the token, as the runtime's own members take them.</summary>
    private string Told => task.Progress is null ? "progress, null, cancellationToken" : "progress, itemProgress, cancellationToken";

    /// <summary>Members over one type of items: a parameter's, or a tuple of all parameters.</summary>
    public void Emit(string map, string itemType, string itemKey)
    {
        bool hasDefaults = map == "Map" && task.Payload.Length > 1;
        string items = hasDefaults ? $"{WellKnownNames.Stubs}ItemsWithDefaults.Of(items, static item => {Defaults()})" : "items";
        if (EmitMap(map, itemType, itemKey, items) && map == "Map") EmitOutcomes(itemType, items);
        if (!task.HasResult || !taken.Add("Imap " + itemKey)) return;
        foreach ((string member, string ordered, string order) in new[] { ("Imap", "true", "in the order of the items"), ("ImapUnordered", "false", "as they come") })
        {
            foreach (string source in new[] { Enumerable, AsyncEnumerable })
            {
                Member(
                    $"Streams {Name} over items, also endless ones: results {order}.", $"global::PoolGen.PoolStream<{task.ResultType}>", member,
                    $"{source}<{itemType}> items, {Chunk}, int? bufferSize = null, {Progress}{Token}", $"Imap({items}, {ordered}, chunkSize, bufferSize, {Told})");
            }
        }
    }

    /// <summary>A map alone. False where an overload has it already.</summary>
    public bool EmitMap(string map, string itemType, string itemKey, string items)
    {
        if (!taken.Add($"{map} {itemKey}")) return false;
        string array = task.ResultArrayType ?? "void";
        string callback = task.HasResult ? $"global::System.Action<{array}>? callback = null" : "global::System.Action? callback = null";
        string order = task.HasResult ? "; results keep the order of the items" : "";
        Member($"Runs {Name} over all items and waits{order}.", array, map, $"{Enumerable}<{itemType}> items, {Chunk}, {Progress}{Token}", $"Map({items}, chunkSize, {Told})");
        Member(
            $"Starts {Name} over all items and returns at once.", task.HasResult ? $"{AsyncResult}<{array}>" : AsyncResult, map + "Async",
            $"{Enumerable}<{itemType}> items, {Chunk}, {callback}, global::System.Action<global::System.Exception>? errorCallback = null, {Progress}{Token}",
            $"MapAsync({items}, chunkSize, callback, errorCallback, {Told})");
        return true;
    }

    private void EmitOutcomes(string itemType, string items)
    {
        string outcomes = $"global::PoolGen.Outcome<{task.ResultType ?? WellKnownNames.NoResult}>[]";
        string parameters = $"{Enumerable}<{itemType}> items, {Chunk}, {Progress}{Token}";
        Member($"Runs {Name} over all items and waits for their outcomes: never throws for a failed item.", outcomes, "MapOutcomes", parameters, $"MapOutcomes({items}, chunkSize, {Told})");
        Member($"Starts {Name} over all items and returns at once; never fails for a failed item.", $"{AsyncResult}<{outcomes}>", "MapOutcomesAsync", parameters, $"MapOutcomesAsync({items}, chunkSize, {Told})");
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
