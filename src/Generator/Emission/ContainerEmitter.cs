using Microsoft.CodeAnalysis.Text;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Emission;

/// <summary>One class's file of stubs: how a pool gets to them, and what users type. What runs behind them is written elsewhere.</summary>
internal static class ContainerEmitter
{
    private const int NamesPerLine = 3;
    private const string Pool = "global::PoolGen.IPool";

    public static SourceText Emit(ContainerModel<TaskModel> container, LanguageModel language)
    {
        SourceWriter writer = GeneratedFile.Begin(container.Name.Namespace);
        EmitExtensions(writer, container, language.HasExtensionMembers);
        EmitStubs(writer, container, language);
        EmitDescriptorNames(writer, container);
        return writer.ToSourceText();
    }

    private static void EmitExtensions(SourceWriter writer, ContainerModel<TaskModel> container, bool hasExtensionMembers)
    {
        string name = Identifier.Escape(container.PoolName);
        string summary = $"/// <summary>The tasks of <c>{container.Name.Name}</c>, to be run by this pool.</summary>";
        writer.Line($"/// <summary>Puts the tasks of <c>{container.Name.Name}</c> on every pool.</summary>");
        writer.Open($"{GeneratedFile.HiddenCode} {Visibility(container)} static class {container.ExtensionsName}");
        if (hasExtensionMembers)
        {
            writer.Open($"extension({Pool} pool)");
            writer.Line(summary).Line($"public {container.QualifiedTasks} {name} => new(pool);");
            writer.Close();
        }
        else
        {
            writer.Line(summary).Line($"public static {container.QualifiedTasks} {name}(this {Pool} pool) => new(pool);");
        }

        writer.Close();
    }

    private static void EmitStubs(SourceWriter writer, ContainerModel<TaskModel> container, LanguageModel language)
    {
        writer.Line($"/// <summary>The tasks of <c>{container.Name.Name}</c> on one pool.</summary>");
        writer.Open($"{GeneratedFile.GeneratedCode} {Visibility(container)} readonly struct {container.TasksName}({Pool} pool)");

        var names = new UniqueNames(container.TasksName, "pool");
        List<IGrouping<string, TaskModel>> stubs = [.. container.Tasks.GroupBy(static task => task.StubName, StringComparer.Ordinal)];
        List<string> properties = [.. stubs.Select(stub => names.Take(stub.Key))];
        foreach ((IGrouping<string, TaskModel> stub, string property) in stubs.Zip(properties, static (stub, property) => (stub, property)))
        {
            string type = names.Take(property + "Task");
            List<TaskModel> sound = [.. stub.Where(static task => task.Refusal is null)];
            if (sound.Count == 0) RefusedStubEmitter.Emit(writer, stub.First(), Identifier.Escape(property), type);
            else new StubEmitter(writer, container, language, sound).Emit(Identifier.Escape(property), type);
        }

        writer.Close();
    }

    /// <summary>The names of the descriptors: an editor, which leaves their other half out, compiles the stubs all the same.</summary>
    private static void EmitDescriptorNames(SourceWriter writer, ContainerModel<TaskModel> container)
    {
        writer.Line($"/// <summary>How the tasks of <c>{container.Name.Name}</c> cross to a worker and run there. The other part of it is written when the program is built.</summary>");
        writer.Open($"{GeneratedFile.HiddenCode} internal static partial class {container.DescriptorsName}");
        string[] classes = [.. container.Tasks.Where(static task => task.Refusal is null).Select(static task => $"internal sealed partial class {task.DescriptorName};")];
        for (int i = 0; i < classes.Length; i += NamesPerLine) writer.Line(string.Join(" ", classes.Skip(i).Take(NamesPerLine)));
        writer.Close();
    }

    private static string Visibility(ContainerModel<TaskModel> container) => container.Name.IsPublic ? "public" : "internal";
}
