using PoolGen.Generator.Model;

namespace PoolGen.Generator.Emission;

/// <summary>One stub: the members that users type, each a single call of the runtime. Overloads share a stub.</summary>
internal sealed class StubEmitter(SourceWriter writer, ContainerModel container, LanguageModel language, List<EmittedTask> tasks)
{
    private const string Token = "global::System.Threading.CancellationToken";
    private const string Enumerable = "global::System.Collections.Generic.IEnumerable";
    private const string AsyncEnumerable = "global::System.Collections.Generic.IAsyncEnumerable";
    private const string Obsolete = GeneratedFile.Obsolete + " ";
    private const string ErrorCallback = "global::System.Action<global::System.Exception>?";

    /// <summary>Members over items, by name and item type: of overloads that would have the same one, the first has it.</summary>
    private readonly HashSet<string> _overItems = new(StringComparer.Ordinal);

    public void Emit(string property, string type)
    {
        TaskModel first = tasks[0].Model;
        string visibility = tasks.Any(static task => task.Model.IsPublic) ? "public" : "internal";
        string summary = first.Summary ?? $"Runs <c>{first.DisplayName}</c>.";

        StubDocumentation.Summary(writer, summary);
        writer.Line($"{visibility} {type} {property} => new(_pool);").Line();
        StubDocumentation.Summary(writer, $"The ways to run <c>{first.DisplayName}</c>.");
        writer.Open($"{visibility} readonly struct {type}");
        string obsolete = tasks.Any(static task => task.Model.Obsolete is not null) ? Obsolete : "";
        foreach (EmittedTask task in tasks) writer.Line($"{obsolete}private readonly {OnPool(task)} {Holder(task)};");
        string bound = string.Concat(tasks.Select(task => $"{Holder(task)} = new(pool, {Field(task.Field)}); "));
        writer.Line($"{obsolete}internal {type}(global::PoolGen.IPool pool) {{ {bound}}}").Line();
        writer.Separated(tasks, EmitMembers);
        writer.Close();
    }

    private void EmitMembers(EmittedTask task)
    {
        ParameterModel[] payload = task.Payload;
        var overload = OverloadDefaults.Of(task, tasks, language.HasPriorities);
        EmitCalls(task, overload.Declared, overload.Attribute);
        EmitBind(task);
        if (payload.Length == 1 || task.Pack is not null) EmitOverItems(task, "Map", payload[0].Type, payload[0].Key, task.Pack);
        if (payload.Length > 1) EmitOverItems(task, "StarMap", TupleNames.Print(payload), task.Model.Arguments, pack: null);
    }

    private void EmitCalls(EmittedTask task, ParameterModel[] declared, string priority)
    {
        TaskModel model = task.Model;
        List<ParameterModel> given = [.. declared];
        if (model.Progress is { } progress) given.Add(progress);
        string Own(string name) => OwnName(name, given);

        string parameters = string.Concat(given.Select(static parameter => Declare(parameter) + ", "));
        string arguments = Pack(declared);
        string reported = model.Progress?.Name ?? "null";
        string holder = Holder(task);
        if (given.Exists(parameter => parameter.Name == holder)) holder = "this." + holder;
        string name = $"<c>{model.DisplayName}</c>";
        string token = Own("cancellationToken");
        string visibility = priority + Visibility(model);

        StubDocumentation.Apply(writer, model, given, token);
        writer.Line($"{visibility} {model.ResultType ?? "void"} Apply({parameters}{Token} {token} = default) =>");
        writer.Line($"    {holder}.Apply({arguments}, {reported}, {token});").Line();

        (string callback, string errorCallback) = (Own("callback"), Own("errorCallback"));
        StubDocumentation.Summary(writer, $"Starts {name} and returns at once.");
        writer.Line($"{visibility} {AsyncResult(model.ResultType)} ApplyAsync({parameters}{Callback(model.ResultType)} {callback} = null, {ErrorCallback} {errorCallback} = null, {Token} {token} = default) =>");
        writer.Line($"    {holder}.ApplyAsync({arguments}, {reported}, {callback}, {errorCallback}, {token});");
    }

    private void EmitBind(EmittedTask task)
    {
        writer.Line();
        StubDocumentation.Summary(writer, $"Binds arguments to <c>{task.Model.DisplayName}</c>, to be run later: a pool's initializer.");
        writer.Line($"{Visibility(task.Model)} static global::PoolGen.PoolCall Bind({string.Join(", ", task.Payload.Select(Declare))}) =>");
        writer.Line($"    {OnPool(task)}.Bind({Field(task.Field)}, {Pack(task.Payload)});");
    }

    /// <summary>Maps and streams over one type of items: a parameter's, or a tuple of all parameters.</summary>
    private void EmitOverItems(EmittedTask task, string map, string itemType, string itemKey, string? pack)
    {
        TaskModel model = task.Model;
        string name = $"<c>{model.DisplayName}</c>";
        string visibility = Visibility(model);
        string holder = Holder(task);
        string items = pack is null ? "items" : $"global::System.Linq.Enumerable.Select(items, {Field(pack)})";

        if (_overItems.Add($"{map} {itemKey}"))
        {
            string order = model.HasResult ? "; results keep the order of the items" : "";
            writer.Line().Line($"/// <summary>Runs {name} over all items and waits{order}.</summary>");
            writer.Line($"{visibility} {model.ResultArrayType ?? "void"} {map}({Enumerable}<{itemType}> items, int? chunkSize = null, {Token} cancellationToken = default) =>");
            writer.Line($"    {holder}.Map({items}, chunkSize, cancellationToken);").Line();

            string? array = model.ResultArrayType;
            writer.Line($"/// <summary>Starts {name} over all items and returns at once.</summary>");
            writer.Line($"{visibility} {AsyncResult(array)} {map}Async({Enumerable}<{itemType}> items, int? chunkSize = null, {Callback(array)} callback = null, {ErrorCallback} errorCallback = null, global::System.IProgress<global::PoolGen.MapProgress>? progress = null, {Token} cancellationToken = default) =>");
            writer.Line($"    {holder}.MapAsync({items}, chunkSize, callback, errorCallback, progress, cancellationToken);");
        }

        if (!model.HasResult || !_overItems.Add("Imap " + itemKey)) return;
        foreach ((string member, string ordered, string order) in new[] { ("Imap", "true", "in the order of the items"), ("ImapUnordered", "false", "as they come") })
        {
            foreach (string source in new[] { Enumerable, AsyncEnumerable })
            {
                string packed = pack is null || source == Enumerable ? items : $"{Field(DescriptorEmitter.PackAll)}(items, {Field(pack)})";
                writer.Line().Line($"/// <summary>Streams {name} over items, also endless ones: results {order}.</summary>");
                writer.Line($"{visibility} global::PoolGen.PoolStream<{model.ResultType}> {member}({source}<{itemType}> items, int? chunkSize = null, int? bufferSize = null, {Token} cancellationToken = default) =>");
                writer.Line($"    {holder}.Imap({packed}, ordered: {ordered}, chunkSize, bufferSize, cancellationToken);");
            }
        }
    }

    /// <summary>Ours gives way where a parameter of the task's has its name.</summary>
    private static string OwnName(string name, List<ParameterModel> given)
    {
        while (given.Exists(parameter => parameter.Name == name)) name = "pool" + char.ToUpperInvariant(name[0]) + name.Substring(1);
        return name;
    }

    private static string Declare(ParameterModel parameter) => parameter.Kind == ParameterKind.Progress
        ? $"global::System.IProgress<{parameter.Type}>? {parameter.Name} = null"
        : parameter.Default is { } value ? $"{parameter.Caller}{parameter.Type} {parameter.Name} = {value}" : $"{parameter.Type} {parameter.Name}";

    private static string Pack(ParameterModel[] payload) => payload.Length switch
    {
        0 => "default",
        1 => payload[0].Name,
        _ => $"({string.Join(", ", payload.Select(static parameter => parameter.Name))})",
    };

    /// <summary>The field that holds a task and the stub's pool; overloads have one each.</summary>
    private string Holder(EmittedTask task) => tasks.Count == 1 ? "_task" : $"_task{tasks.IndexOf(task)}";

    private static string OnPool(EmittedTask task) => WellKnownNames.CompilerServices +
        (task.Model.HasResult ? $"TaskOnPool<{task.Model.Arguments}, {task.Model.Result}>" : $"ActionOnPool<{task.Model.Arguments}>");

    private string Field(string field) => $"{container.QualifiedDescriptors}.{Identifier.Escape(field)}";

    /// <summary>A stub's member is as visible as its task, and as obsolete.</summary>
    private static string Visibility(TaskModel model) => (model.Obsolete is { } obsolete ? obsolete + " " : "") + (model.IsPublic ? "public" : "internal");

    private static string AsyncResult(string? result) => "global::PoolGen.AsyncResult" + (result is null ? "" : $"<{result}>");

    private static string Callback(string? result) => "global::System.Action" + (result is null ? "?" : $"<{result}>?");
}
