using System.Collections.Immutable;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Parsing;

/// <summary>Brings the tasks of each class together, also from several files.</summary>
internal static class ContainerGrouping
{
    /// <summary>The classes, ordered by path, whatever the order of the files was.</summary>
    public static ImmutableArray<ContainerModel<TTask>> Group<TTask>(ImmutableArray<TTask> tasks)
        where TTask : MarkedTask, IEquatable<TTask>
    {
        List<IGrouping<string, TTask>> groups = [.. tasks
            .GroupBy(static task => task.Container.Path, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)];
        HashSet<string> shared = Repeated(groups.Select(static group => PoolNameKey(NameOf(group))), StringComparer.Ordinal);
        HashSet<string> alike = Repeated(groups.Select(static group => group.Key).Append("global::" + WellKnownNames.ManifestFile), StringComparer.OrdinalIgnoreCase);
        HashSet<string> met = Repeated(groups.Select(group => $"{NameOf(group).Namespace}.{PoolName(NameOf(group), shared)}"), StringComparer.Ordinal);

        return [.. groups.Select(group => Create(group, shared, alike, met))];
    }

    private static ContainerModel<TTask> Create<TTask>(IGrouping<string, TTask> group, HashSet<string> shared, HashSet<string> alike, HashSet<string> met)
        where TTask : MarkedTask, IEquatable<TTask>
    {
        ContainerName name = NameOf(group);
        string hint = group.Key.Substring("global::".Length).Replace("@", "");
        if (alike.Contains(group.Key)) hint += "." + Identifier.ShortHash(group.Key);

        // Joined names can meet again, also the name of a class that is no part of another.
        string poolName = PoolName(name, shared);
        if (shared.Contains(PoolNameKey(name)) && met.Contains($"{name.Namespace}.{poolName}")) poolName += "_" + Identifier.ShortHash(group.Key);

        // Stable sorting keeps the order of declarations within a file.
        List<TTask> ordered = [.. group.OrderBy(static task => task.File, StringComparer.Ordinal)];
        string typesName = name.Flaw == ContainerFlaw.NameTaken ? poolName + "_" + Identifier.ShortHash(group.Key) : poolName;
        return new ContainerModel<TTask>(name, poolName, typesName, hint, new EquatableArray<TTask>(WithoutCollisions(ordered)));
    }

    /// <summary>A class that can be named, before others of its name: a generic one, or one that is local to a file.</summary>
    private static ContainerName NameOf<TTask>(IEnumerable<TTask> group)
        where TTask : MarkedTask => group.OrderBy(static task => task.Container.Flaw).First().Container;

    /// <summary>Overloads that differ in what is no stub parameter would give one member twice: the first one has it.</summary>
    private static List<TTask> WithoutCollisions<TTask>(List<TTask> tasks)
        where TTask : MarkedTask
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        return tasks.FindAll(task => taken.Add($"{task.StubName}({task.Signature})"));
    }

    private static string PoolName(ContainerName name, HashSet<string> shared) => shared.Contains(PoolNameKey(name)) ? name.NestedName : name.Name;

    private static string PoolNameKey(ContainerName name) => $"{name.Namespace}.{name.Name}";

    private static HashSet<string> Repeated(IEnumerable<string> names, IEqualityComparer<string> comparer) =>
        new(names.GroupBy(static name => name, comparer).Where(static same => same.Count() > 1).Select(static same => same.Key), comparer);
}
