using PoolGen.Generator.Model;

namespace PoolGen.Generator.Emission;

/// <summary>What both sides share: one descriptor a task, found by id in the worker, and the codecs of the user's own types.</summary>
/// <remarks>Nullable annotations are off in this part: one codec serves a type with and without them.</remarks>
internal sealed class DescriptorEmitter(SourceWriter writer, ContainerModel container)
{
    /// <summary>The method that adds defaults to each item of a stream.</summary>
    public const string PackAll = "AllWithDefaults";

    private const string Services = WellKnownNames.CompilerServices;
    private const string Serialization = WellKnownNames.Serialization;

    public void Emit(IReadOnlyList<EmittedTask> tasks)
    {
        writer.Line("#nullable disable").Line();
        writer.Line($"/// <summary>How the tasks of <c>{container.Name.Name}</c> cross to a worker and run there.</summary>");
        writer.Line(GeneratedFile.Hidden).Line(GeneratedFile.GeneratedCode);
        writer.Open($"internal static class {container.DescriptorsName}");
        foreach (EmittedTask task in tasks) EmitProperty(task.Field, task.Model);

        writer.Line();
        EmitFind(tasks);
        foreach (EmittedTask task in tasks)
        {
            writer.Line();
            EmitDescriptor(task);
            if (task.Pack is { } pack) EmitPack(task, pack);
        }

        if (tasks.Any(static task => task is { Pack: not null, Model.HasResult: true })) EmitPackAll();

        foreach (DeclaredCodecModel codec in container.Codecs)
        {
            writer.Line();
            DeclaredCodecEmitter.Emit(writer, codec);
        }

        writer.Close();
    }

    // Each descriptor is made when its task is first used: a process that needs one of a thousand does not compile the others.
    private void EmitProperty(string field, TaskModel model) =>
        writer.Line($"{Obsolete(model)}internal static {Services}PoolTask<{model.Arguments}, {model.Result}> {Identifier.Escape(field)} => {EmittedTask.ClassOf(field)}.Instance;");

    private void EmitFind(IReadOnlyList<EmittedTask> tasks)
    {
        writer.Open($"internal static {Services}PoolTask Find(ulong id) => id switch");
        foreach (EmittedTask task in tasks) writer.Line($"{task.Model.Id} => {Identifier.Escape(task.Field)},");
        writer.Line("_ => null,");
        writer.CloseStatement();
    }

    private void EmitDescriptor(EmittedTask task)
    {
        TaskModel model = task.Model;
        string[] values = task.Payload.Length == 1
            ? ["arguments"]
            : [.. Enumerable.Range(1, task.Payload.Length).Select(static place => FormattableString.Invariant($"arguments.Item{place}"))];
        string kind = model.Await == AwaitKind.None ? "SyncPoolTask" : "AsyncPoolTask";
        writer.Line($"{Obsolete(model)}private sealed class {EmittedTask.ClassOf(task.Field)}() : {Services}{kind}<{model.Arguments}, {model.ArgumentsCodec}, {model.Result}, {model.ResultCodec}>(");
        writer.Open($"    {model.Id}, \"{model.DisplayName}\", {Traits(model)})");
        writer.Line($"internal static readonly {EmittedTask.ClassOf(task.Field)} Instance = new(){model.Options};").Line();
        EmitInvoke(model, values);
        if (model.Progress is { } progress)
        {
            writer.Line();
            writer.Line($"public override void Report(object progress, ref {Serialization}PayloadReader reader) =>");
            writer.Line($"    ((global::System.IProgress<{progress.Key}>)progress).Report({progress.Codec}.Read(ref reader));");
        }

        writer.Close();
    }

    /// <summary>Over items of its first parameter a task takes all others from their defaults, on the caller's side.</summary>
    private void EmitPack(EmittedTask task, string pack)
    {
        string defaults = string.Join(", ", task.Payload.Skip(1).Select(static parameter => parameter.Default));
        writer.Line().Line($"{Obsolete(task.Model)}internal static {task.Model.Arguments} {pack}({task.Payload[0].Key} item) => (item, {defaults});");
    }

    /// <summary>Of our own, because LINQ for async streams is in the framework and in a package alike, and a project may have both.</summary>
    private void EmitPackAll()
    {
        const string Stream = "global::System.Collections.Generic.IAsyncEnumerable";
        writer.Line();
        writer.Line($"internal static async {Stream}<TArguments> {PackAll}<TItem, TArguments>(");
        writer.Line($"    {Stream}<TItem> items,");
        writer.Line("    global::System.Func<TItem, TArguments> pack,");
        writer.Line("    [global::System.Runtime.CompilerServices.EnumeratorCancellation] global::System.Threading.CancellationToken cancellationToken = default)");
        writer.Open();
        writer.Line("await foreach (TItem item in global::System.Threading.Tasks.TaskAsyncEnumerableExtensions.WithCancellation(items, cancellationToken).ConfigureAwait(false))");
        writer.Line("    yield return pack(item);");
        writer.Close();
    }

    private void EmitInvoke(TaskModel model, string[] values)
    {
        int next = 0;
        string arguments = string.Join(", ", model.Parameters.Select(parameter => parameter.Kind switch
        {
            ParameterKind.Token => "call.CancellationToken",
            ParameterKind.Progress => $"call.Progress<{parameter.Key}, {parameter.Codec}>()",
            _ => values[next++],
        }));
        string call = $"{container.Name.Path}.{model.Method}({arguments})";
        string parameters = $"({model.Arguments} arguments, {Services}TaskCall call)";

        if (model.Await == AwaitKind.None && !model.HasResult)
        {
            writer.Open($"protected override {model.Result} Invoke{parameters}");
            writer.Line(call + ";").Line("return default;");
            writer.Close();
            return;
        }

        string signature = model.Await == AwaitKind.None
            ? $"protected override {model.Result} Invoke{parameters} =>"
            : $"protected override global::System.Threading.Tasks.ValueTask<{model.Result}> InvokeAsync{parameters} =>";
        string value = (model.Await, model.HasResult) switch
        {
            (AwaitKind.None, _) or (AwaitKind.ValueTask, true) => call,
            (AwaitKind.Task, true) => $"new({call})",
            _ => $"{WellKnownNames.NoResult}.From({call})",
        };
        writer.Line(signature).Line($"    {value};");
    }

    private static string Obsolete(TaskModel model) => model.Obsolete is null ? "" : GeneratedFile.Obsolete + " ";

    private static string Traits(TaskModel model)
    {
        const string Type = Services + "PayloadTraits.";
        return (model.ArgumentsRunUserCode, model.ResultRunsUserCode) switch
        {
            (false, false) => Type + "None",
            (true, false) => Type + "ArgumentsRunUserCode",
            (false, true) => Type + "ResultRunsUserCode",
            _ => $"{Type}ArgumentsRunUserCode | {Type}ResultRunsUserCode",
        };
    }
}
