using PoolGen.Generator.Model;
using PoolGen.Generator.Parsing;

namespace PoolGen.Generator.Emission;

/// <summary>What both sides share: one descriptor a task, found by id in the worker, and the codecs of the user's own types.</summary>
/// <remarks>Nullable annotations are off in this part: one codec serves a type with and without them.</remarks>
internal sealed class DescriptorEmitter(SourceWriter writer, ContainerModel container)
{
    private const string Services = WellKnownNames.CompilerServices;
    private const string Serialization = WellKnownNames.Serialization;

    public void Emit(IReadOnlyList<EmittedTask> tasks)
    {
        writer.Line("#nullable disable").Line();
        writer.Line($"/// <summary>How the tasks of <c>{container.Name.Name}</c> cross to a worker and run there.</summary>");
        writer.Line(GeneratedFile.Hidden).Line(GeneratedFile.GeneratedCode);
        writer.Open($"internal static class {container.DescriptorsName}");
        foreach (EmittedTask task in tasks)
        {
            EmitField(task.Field, task.Model.Arguments, task.Model);
            if (task.ItemField is { } field) EmitField(field, task.Payload[0].Key, task.Model);
        }

        writer.Line();
        EmitFind(tasks);
        foreach (EmittedTask task in tasks)
        {
            writer.Line();
            EmitDescriptor(task);
            if (task.ItemField is not { } field) continue;
            writer.Line();
            EmitItemDescriptor(task, field);
        }

        foreach (DeclaredCodecModel codec in container.Codecs)
        {
            writer.Line();
            DeclaredCodecEmitter.Emit(writer, codec);
        }

        writer.Close();
    }

    private void EmitField(string field, string arguments, TaskModel model) =>
        writer.Line($"internal static readonly {Services}PoolTask<{arguments}, {model.Result}> {SymbolNames.Escape(field)} = new {EmittedTask.ClassOf(field)}(){model.Options};");

    private void EmitFind(IReadOnlyList<EmittedTask> tasks)
    {
        writer.Open($"internal static {Services}PoolTask Find(ulong id) => id switch");
        foreach (EmittedTask task in tasks) writer.Line($"{task.Model.Id} => {SymbolNames.Escape(task.Field)},");
        writer.Line("_ => null,");
        writer.CloseStatement();
    }

    private void EmitDescriptor(EmittedTask task)
    {
        TaskModel model = task.Model;
        string[] values = task.Payload.Length == 1
            ? ["arguments"]
            : [.. Enumerable.Range(1, task.Payload.Length).Select(static place => FormattableString.Invariant($"arguments.Item{place}"))];
        EmitClass(task, task.Field, model.Arguments, model.ArgumentsCodec, values);
    }

    /// <summary>The same task over its first parameter alone: the caller's side adds the defaults, the worker sees no difference.</summary>
    private void EmitItemDescriptor(EmittedTask task, string field)
    {
        string type = task.Payload[0].Key;
        string codec = EmittedTask.ClassOf(field) + ".Codec";
        string[] defaults = [.. task.Payload.Skip(1).Select(static parameter => parameter.Default!)];
        EmitClass(task, field, type, codec, ["arguments", .. defaults], () =>
        {
            writer.Line();
            writer.Open($"internal readonly struct Codec : {Serialization}ICodec<{type}>");
            writer.Line($"public static void Write(ref {Serialization}PayloadWriter writer, {type} value) =>");
            writer.Line($"    {task.Model.ArgumentsCodec}.Write(ref writer, (value, {string.Join(", ", defaults)}));").Line();
            writer.Line($"public static {type} Read(ref {Serialization}PayloadReader reader) =>");
            writer.Line($"    {task.Model.ArgumentsCodec}.Read(ref reader).Item1;");
            writer.Close();
        });
    }

    private void EmitClass(EmittedTask task, string field, string type, string codec, string[] values, Action? more = null)
    {
        TaskModel model = task.Model;
        string kind = model.Await == AwaitKind.None ? "SyncPoolTask" : "AsyncPoolTask";
        writer.Line($"private sealed class {EmittedTask.ClassOf(field)}() : {Services}{kind}<{type}, {codec}, {model.Result}, {model.ResultCodec}>(");
        writer.Open($"    {model.Id}, \"{model.DisplayName}\", {Traits(model)})");
        EmitInvoke(model, type, values);
        if (model.Progress is { } progress)
        {
            writer.Line();
            writer.Line($"public override void Report(object progress, ref {Serialization}PayloadReader reader) =>");
            writer.Line($"    ((global::System.IProgress<{progress.Key}>)progress).Report({progress.Codec}.Read(ref reader));");
        }

        more?.Invoke();
        writer.Close();
    }

    private void EmitInvoke(TaskModel model, string type, string[] values)
    {
        int next = 0;
        string arguments = string.Join(", ", model.Parameters.Select(parameter => parameter.Kind switch
        {
            ParameterKind.Token => "call.CancellationToken",
            ParameterKind.Progress => $"call.Progress<{parameter.Key}, {parameter.Codec}>()",
            _ => values[next++],
        }));
        string call = $"{container.Name.Path}.{model.Method}({arguments})";
        string parameters = $"({type} arguments, {Services}TaskCall call)";

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
