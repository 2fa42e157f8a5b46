namespace PoolGen.Generator.Model;

/// <summary>One class with its tasks: what one generated file holds.</summary>
/// <typeparam name="TTask">What the file says of each: its stub, or its descriptor.</typeparam>
/// <param name="Name">The class's names.</param>
/// <param name="PoolName">What it is called on a pool; not escaped.</param>
/// <param name="TypesName">What the names of its generated types begin with; not escaped.</param>
/// <param name="Hint">What its generated files' names begin with.</param>
/// <param name="Tasks">Its tasks, in the order of their declarations.</param>
internal sealed record ContainerModel<TTask>(ContainerName Name, string PoolName, string TypesName, string Hint, EquatableArray<TTask> Tasks)
    where TTask : MarkedTask, IEquatable<TTask>
{
    /// <summary>The struct of stubs.</summary>
    public string TasksName => TypesName + "Tasks";

    /// <summary>The static class of descriptors.</summary>
    public string DescriptorsName => TypesName + "TaskDescriptors";

    /// <summary>The static class that puts the stubs on a pool.</summary>
    public string ExtensionsName => TypesName + "PoolExtensions";

    /// <summary>The class of descriptors as code spells it anywhere.</summary>
    public string QualifiedDescriptors => Qualify(DescriptorsName);

    /// <summary>The struct of stubs as code spells it anywhere.</summary>
    public string QualifiedTasks => Qualify(TasksName);

    private string Qualify(string name) => Name.Namespace.Length == 0 ? "global::" + name : $"global::{Name.Namespace}.{name}";
}
