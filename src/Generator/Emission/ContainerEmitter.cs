using Microsoft.CodeAnalysis.Text;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Emission;

/// <summary>One class's file: how a pool gets to its stubs, the stubs, and the descriptors that both sides share.</summary>
internal static class ContainerEmitter
{
    public static SourceText Emit(ContainerModel container, LanguageModel language)
    {
        List<EmittedTask> tasks = NameTasks(container);
        SourceWriter writer = GeneratedFile.Begin();
        if (container.Name.Namespace.Length > 0) writer.Line($"namespace {container.Name.Namespace};").Line();

        EmitExtensions(writer, container, language.HasExtensionMembers);
        writer.Line();
        EmitStubs(writer, container, language, tasks);
        writer.Line();
        new DescriptorEmitter(writer, container).Emit(tasks);
        return writer.ToSourceText();
    }

    private static List<EmittedTask> NameTasks(ContainerModel container)
    {
        var names = new UniqueNames([container.DescriptorsName, "Find", DescriptorEmitter.PackAll, .. container.Codecs.Select(static codec => codec.Name)]);
        List<EmittedTask> tasks = [];
        foreach (TaskModel task in container.Tasks)
        {
            string field = names.Take(task.StubName);
            names.Take(EmittedTask.ClassOf(field));
            string? pack = EmittedTask.HasDefaultsBehindFirst(task) ? names.Take(field + "WithDefaults") : null;
            tasks.Add(new EmittedTask(task, field, pack));
        }

        return tasks;
    }

    private static void EmitExtensions(SourceWriter writer, ContainerModel container, bool hasExtensionMembers)
    {
        string name = Identifier.Escape(container.PoolName);
        string summary = $"/// <summary>The tasks of <c>{container.Name.Name}</c>, to be run by this pool.</summary>";
        writer.Line($"/// <summary>Puts the tasks of <c>{container.Name.Name}</c> on every pool.</summary>");
        writer.Line(GeneratedFile.Hidden).Line(GeneratedFile.GeneratedCode);
        writer.Open($"{Visibility(container)} static class {container.ExtensionsName}");
        if (hasExtensionMembers)
        {
            writer.Open("extension(global::PoolGen.IPool pool)");
            writer.Line(summary).Line($"public {container.QualifiedTasks} {name} => new(pool);");
            writer.Close();
        }
        else
        {
            writer.Line(summary).Line($"public static {container.QualifiedTasks} {name}(this global::PoolGen.IPool pool) => new(pool);");
        }

        writer.Close();
    }

    private static void EmitStubs(SourceWriter writer, ContainerModel container, LanguageModel language, List<EmittedTask> tasks)
    {
        writer.Line($"/// <summary>The tasks of <c>{container.Name.Name}</c> on one pool.</summary>").Line(GeneratedFile.GeneratedCode);
        writer.Open($"{Visibility(container)} readonly struct {container.TasksName}");
        writer.Line("private readonly global::PoolGen.IPool _pool;").Line();
        writer.Line("/// <summary>The tasks, to be run by <paramref name=\"pool\"/>.</summary>");
        writer.Line($"public {container.TasksName}(global::PoolGen.IPool pool) => _pool = pool;").Line();

        var names = new UniqueNames(container.TasksName, "_pool");
        List<IGrouping<string, EmittedTask>> stubs = [.. tasks.GroupBy(static task => task.Model.StubName, StringComparer.Ordinal)];
        List<string> properties = [.. stubs.Select(stub => names.Take(stub.Key))];
        writer.Separated(stubs.Zip(properties, (stub, property) => (stub, property)), pair =>
        {
            string type = names.Take(pair.property + "Task");
            new StubEmitter(writer, container, language, [.. pair.stub]).Emit(Identifier.Escape(pair.property), type);
        });
        writer.Close();
    }

    private static string Visibility(ContainerModel container) => container.Name.IsPublic ? "public" : "internal";
}
