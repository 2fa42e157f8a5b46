using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Emission;

/// <summary>One class's file of descriptors, one for each task, which both sides of the wire share: a worker finds its own by the task's id.</summary>
/// <remarks>Nullable annotations are off in this part: one descriptor serves a type with and without them.</remarks>
internal sealed class DescriptorEmitter(SourceWriter writer, ContainerModel<DescriptorModel> container)
{
    private const string Services = WellKnownNames.CompilerServices;
    private const string Serialization = WellKnownNames.Serialization;

    public static SourceText Emit(ContainerModel<DescriptorModel> container)
    {
        SourceWriter writer = GeneratedFile.Begin(container.Name.Namespace, "disable");
        new DescriptorEmitter(writer, container).Emit();
        return writer.ToSourceText();
    }

    private void Emit()
    {
        var names = new UniqueNames(container.DescriptorsName, "Find");
        List<(DescriptorModel Task, string Field, string Class)> tasks = [.. container.Tasks.Select(task =>
        {
            string field = names.Take(task.StubName);
            return (task, Identifier.Escape(field), names.Take(field + "Descriptor"));
        })];

        writer.Open($"internal static partial class {container.DescriptorsName} // For each task its descriptor, and the class of that: it names the codecs of arguments and result, and calls the method.");
        writer.Open($"static partial void Find(ulong id, ref {Services}PoolTask found) => found = id switch");
        // Two to a line: they are read by nobody who looks for anything else.
        string[] arms = [.. tasks.Select(static one => $"{one.Task.Id} => {Found(one.Task, one.Field)},"), "_ => null,"];
        for (int i = 0; i < arms.Length; i += 2) writer.Line(string.Join(" ", arms.Skip(i).Take(2)));
        writer.CloseStatement();
        foreach ((DescriptorModel task, string field, string @class) in tasks.Where(static one => one.Task.Refusal is null))
        {
            EmitDescriptor(task, field, @class);
        }

        writer.Close();
    }

    private static string Found(DescriptorModel task, string field) => task.Refusal is { } reason
        ? $"new {Services}RefusedTask({task.Id}, \"{task.DisplayName}\", {SymbolDisplay.FormatLiteral(reason, quote: true)})"
        : field;

    // Each descriptor is made when its task is first used: a process that needs one of a thousand does not compile the others.
    private void EmitDescriptor(DescriptorModel task, string field, string @class)
    {
        string obsolete = task.Obsolete is null ? "" : GeneratedFile.Obsolete + " ";
        string kind = task.Await == AwaitKind.None ? "SyncPoolTask" : "AsyncPoolTask";
        writer.Line($"{obsolete}internal static {Services}PoolTask<{task.Arguments}, {task.Result}> {field} => {@class}.Instance;");
        writer.Line($"{obsolete}private sealed class {@class}() : {Services}{kind}<{task.Arguments}, {task.ArgumentsCodec}, {task.Result}, {task.ResultCodec}>({task.Id}, \"{task.DisplayName}\", {Traits(task)})");
        writer.Line($"{{ internal static readonly {@class} Instance = new(){task.Options}; {Invoke(task)}{Reports(task)} }}");
    }

    private static string Reports(DescriptorModel task)
    {
        if (task.Parameters.FirstOrDefault(static parameter => parameter.Kind == ParameterKind.Progress) is not { } progress) return "";
        const string Reader = "ref " + Serialization + "PayloadReader reader";
        string report = $"{progress.Codec}.Read(ref reader)";
        return $"\n  public override void Report(object progress, {Reader}) => ((global::System.IProgress<{progress.Type}>)progress).Report({report});"
            + $"\n  public override void ReportItem(object progress, long index, {Reader}) => ((global::System.IProgress<global::PoolGen.ItemProgress<{progress.Type}>>)progress).Report(new(index, {report}));";
    }

    private string Invoke(DescriptorModel task)
    {
        bool isOne = task.Parameters.Count(static parameter => parameter.Kind == ParameterKind.Payload) == 1;
        int next = 0;
        string arguments = string.Join(", ", task.Parameters.Select(parameter => parameter.Kind switch
        {
            ParameterKind.Token => "call.CancellationToken",
            ParameterKind.Progress => $"call.Progress<{parameter.Type}, {parameter.Codec}>()",
            _ => isOne ? "arguments" : FormattableString.Invariant($"arguments.Item{++next}"),
        }));
        string call = $"{container.Name.Path}.{task.Method}({arguments})";
        string parameters = $"({task.Arguments} arguments, {Services}TaskCall call)";
        if (task.Await == AwaitKind.None)
        {
            return $"protected override {task.Result} Invoke{parameters} " + (task.HasResult ? $"=> {call};" : $"{{ {call}; return default; }}");
        }

        string value = (task.Await, task.HasResult) switch
        {
            (AwaitKind.ValueTask, true) => call,
            (AwaitKind.Task, true) => $"new({call})",
            _ => $"{WellKnownNames.NoResult}.From({call})",
        };
        return $"protected override global::System.Threading.Tasks.ValueTask<{task.Result}> InvokeAsync{parameters} => {value};";
    }

    private static string Traits(DescriptorModel task)
    {
        const string Type = Services + "PayloadTraits.";
        return (task.ArgumentsRunUserCode, task.ResultRunsUserCode) switch
        {
            (false, false) => Type + "None",
            (true, false) => Type + "ArgumentsRunUserCode",
            (false, true) => Type + "ResultRunsUserCode",
            _ => $"{Type}ArgumentsRunUserCode | {Type}ResultRunsUserCode",
        };
    }
}
