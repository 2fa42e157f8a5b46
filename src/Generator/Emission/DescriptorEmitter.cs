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
        SourceWriter writer = GeneratedFile.Begin(container.Name.Namespace, hasAnnotations: false);
        new DescriptorEmitter(writer, container).Emit();
        return writer.ToSourceText();
    }

    private void Emit()
    {
        var names = new UniqueNames([container.DescriptorsName, "Find", .. container.Tasks.Select(static task => task.DescriptorName)]);

        writer.Open($"internal static partial class {container.DescriptorsName} // For each task its descriptor, and the class of that: it names the codecs of arguments and result, and calls the method.");
        writer.Open($"internal static {Services}PoolTask Find(ulong id) => id switch");
        // Two to a line: they are read by nobody who looks for anything else.
        string[] arms = [.. container.Tasks.Select(static task => $"{task.Id} => {Found(task)},"), "_ => null,"];
        for (int i = 0; i < arms.Length; i += 2) writer.Line(string.Join(" ", arms.Skip(i).Take(2)));
        writer.CloseStatement();
        foreach (DescriptorModel task in container.Tasks) EmitDescriptor(task, Identifier.Escape(names.Take(task.StubName)));
        writer.Close();
    }

    private static string Found(DescriptorModel task) => $"{Services}TaskOf<{task.DescriptorName}>.Task";

    // Each descriptor is made when its task is first used: a process that needs one of a thousand does not compile the others.
    private void EmitDescriptor(DescriptorModel task, string property)
    {
        string @class = task.DescriptorName;
        if (task.Refusal is { } reason)
        {
            writer.Line($"internal sealed partial class {@class}() : {Services}RefusedTask({task.Id}, \"{task.DisplayName}\", {SymbolDisplay.FormatLiteral(reason, quote: true)});");
            return;
        }

        string obsolete = task.Obsolete is null ? "" : GeneratedFile.Obsolete + " ";
        string kind = task.Await == AwaitKind.None ? "SyncPoolTask" : "AsyncPoolTask";
        string created = $"({task.Id}, \"{task.DisplayName}\", {Traits(task)})";
        bool hasOptions = task.Options.Length > 0;
        writer.Line($"internal static {@class} {property} => {Services}TaskOf<{@class}>.One;");
        writer.Line($"{obsolete}{GeneratedFile.HiddenFrames}internal sealed partial class {@class}{(hasOptions ? "" : "()")} : {Services}{kind}<{task.Arguments}, {task.ArgumentsCodec}, {task.Result}, {task.ResultCodec}>{(hasOptions ? "" : created)}");
        writer.Line($"{{ {(hasOptions ? $"public {@class}() : base{created} {{ {task.Options} }} " : "")}{Invoke(task)}{Reports(task)} }}");
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
