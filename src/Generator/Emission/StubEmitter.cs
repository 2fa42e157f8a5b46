using PoolGen.Generator.Model;

namespace PoolGen.Generator.Emission;

/// <summary>One stub: the members that need the task's own names, each a single call of the runtime. Overloads share a stub.</summary>
/// <remarks>
/// Maps and streams need no name of the task's: the runtime has them for whatever stub says by an interface what it runs over.
/// Only a stub that would say two things at once, or of obsolete ones, has them itself: overloads, defaults, progress.
/// </remarks>
internal sealed class StubEmitter(SourceWriter writer, ContainerModel<TaskModel> container, LanguageModel language, List<TaskModel> tasks)
{
    private const string Services = WellKnownNames.CompilerServices;
    private const string Token = "global::System.Threading.CancellationToken";
    private const string Obsolete = GeneratedFile.Obsolete + " ";
    private const string ErrorCallback = "global::System.Action<global::System.Exception>?";

    /// <summary>Members over items, by name and item type: of overloads that would have the same one, the first has it.</summary>
    private readonly HashSet<string> _overItems = new(StringComparer.Ordinal);

    /// <summary>Whether the runtime's own maps and streams serve the stub.</summary>
    private bool IsPlain => tasks is [{ Obsolete: null, Progress: null, HasDefaultsBehindFirst: false }];

    /// <summary>Whether <c>Map</c> runs over single values: it would be ambiguous over tuples as well.</summary>
    private bool HasMapOfSingles => tasks.Any(static task => task.Payload.Length == 1 || task.HasDefaultsBehindFirst);

    public void Emit(string property, string type)
    {
        TaskModel first = tasks[0];
        string visibility = tasks.Any(static task => task.IsPublic) ? "public" : "internal";
        StubDocumentation.Summary(writer, first.Summary ?? $"Runs <c>{first.DisplayName}</c>.");
        writer.Line($"{first.Marks}{visibility} {type} {property} => new(pool);");
        StubDocumentation.Summary(writer, $"The ways to run <c>{first.DisplayName}</c>.");
        writer.Open($"{GeneratedFile.HiddenFrames}{visibility} readonly struct {type}(global::PoolGen.IPool pool){(IsPlain ? Interface(first) : "")}");
        foreach (TaskModel task in tasks) EmitMembers(task, type);
        writer.Close();
    }

    /// <summary>What the stub runs over, as an interface of the runtime: its maps and streams are extensions of that.</summary>
    private static string Interface(TaskModel task) => task.Payload.Length == 0
        ? ""
        : $" : {WellKnownNames.Stubs}I{(task.Payload.Length == 1 ? "Map" : "StarMap")}{(task.HasResult ? "Task" : "Action")}<{TypesOf(task)}>";

    private void EmitMembers(TaskModel task, string type)
    {
        string number = tasks.Count == 1 ? "" : (tasks.IndexOf(task) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        string onPool = $"{WellKnownNames.Stubs}{(task.HasResult ? "Task" : "Action")}OnPool<{TypesOf(task)}>";
        writer.Line($"{(IsPlain ? "/** <inheritdoc/> */ " : "")}{(task.Obsolete is null ? "" : Obsolete)}{(IsPlain ? "public" : "private")} {onPool} OnPool{number} => new(pool, {Services}TaskOf<{container.QualifiedDescriptors}.{task.DescriptorName}>.Task);");

        var overload = OverloadDefaults.Of(task, tasks, language.HasPriorities);
        EmitCalls(task, overload.Declared, overload.Attribute, "OnPool" + number);
        StubDocumentation.Summary(writer, $"Binds arguments to <c>{task.DisplayName}</c>, to be run later: a pool's initializer.");
        writer.Line($"{Visibility(task)} static global::PoolGen.PoolCall Bind({string.Join(", ", task.Payload.Select(Declare))}) => new {type}(null!).OnPool{number}.Bind({Pack(task.Payload)});");
        if (IsPlain) return;
        OverItemsEmitter items = new(writer, task, Visibility(task), "OnPool" + number, _overItems);
        if (task.Payload.Length == 1 || task.HasDefaultsBehindFirst) items.Emit("Map", task.Payload[0].Type, task.Payload[0].Key);
        if (task.Payload.Length < 2) return;
        items.Emit("StarMap", TupleNames.Print(task.Payload), TupleNames.Key(task.Payload));
        if (!HasMapOfSingles) items.EmitMap("Map", TupleNames.Print(task.Payload), TupleNames.Key(task.Payload), "items");
    }

    private void EmitCalls(TaskModel task, ParameterModel[] declared, string priority, string onPool)
    {
        List<ParameterModel> given = [.. declared];
        if (task.Progress is { } progress) given.Add(progress);
        string Own(string name) => OwnName(name, given);

        string parameters = string.Concat(given.Select(static parameter => Declare(parameter) + ", "));
        string arguments = Pack(declared);
        string reported = task.Progress?.Name ?? "null";
        if (given.Exists(parameter => parameter.Name == onPool)) onPool = "this." + onPool;
        string token = Own("cancellationToken");
        string visibility = priority + Visibility(task);

        StubDocumentation.Apply(writer, task, given, token);
        writer.Line($"{visibility} {task.ResultType ?? "void"} Apply({parameters}{Token} {token} = default) => {onPool}.Apply({arguments}, {reported}, {token});");

        (string callback, string errorCallback) = (Own("callback"), Own("errorCallback"));
        StubDocumentation.ApplyAsync(writer, task, given, callback, errorCallback, token);
        writer.Line($"{visibility} {AsyncResult(task.ResultType)} ApplyAsync({parameters}{Callback(task.ResultType)} {callback} = null, {ErrorCallback} {errorCallback} = null, {Token} {token} = default) => {onPool}.ApplyAsync({arguments}, {reported}, {callback}, {errorCallback}, {token});");
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

    /// <summary>The types of a task's arguments and result, as a caller sees them.</summary>
    private static string TypesOf(TaskModel task)
    {
        string arguments = task.Payload.Length switch
        {
            0 => WellKnownNames.NoArguments,
            1 => task.Payload[0].Type,
            _ => TupleNames.Print(task.Payload),
        };
        return task.HasResult ? $"{arguments}, {task.ResultType}" : arguments;
    }

    /// <summary>A stub's member is as visible as its task, and as obsolete.</summary>
    private static string Visibility(TaskModel task) => (task.Obsolete is { } obsolete ? obsolete + " " : "") + (task.IsPublic ? "public" : "internal");

    private static string AsyncResult(string? result) => "global::PoolGen.AsyncResult" + (result is null ? "" : $"<{result}>");

    private static string Callback(string? result) => "global::System.Action" + (result is null ? "?" : $"<{result}>?");
}
