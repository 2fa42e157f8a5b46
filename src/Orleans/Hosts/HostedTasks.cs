using System.Reflection;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Orleans.Wire;

namespace PoolGen.Orleans.Hosts;

/// <summary>Finds callers' tasks in this program, of whatever build: what counts is that both mean the same by the task.</summary>
internal static class HostedTasks
{
    /// <summary>Finds a task, or says why this host does not run it.</summary>
    internal static string? TryResolve(CheckRequest request, string host, out PoolTask? task, out string build)
    {
        task = null;
        build = "";
        try
        {
            TaskDefinition theirs = TaskDefinition.FromBytes(request.Definition);
            Assembly assembly = Assembly.Load(new AssemblyName(new AssemblyName(theirs.AssemblyName).Name!));
            Guid here = assembly.ManifestModule.ModuleVersionId;
            build = $"{assembly.GetName().Name} {assembly.GetName().Version} ({Short(here)})";
            if (request.RequireSameBuild && here != theirs.Build) return $"'{host}' has another build of '{assembly.GetName().Name}': {Short(here)}, and the caller has {Short(theirs.Build)}";
            PoolTask found = (theirs with { AssemblyName = assembly.FullName!, Build = here }).Resolve();
            if (TaskContract.FirstDifference(found.Contract, request.Contract) is { } difference) return $"'{host}' ({HostBuild.Name}) has the task '{theirs.Name}' otherwise: {difference}";
            task = found;
            return null;
        }
        catch (Exception e) when (e is PoolException or IOException or BadImageFormatException or ArgumentException)
        {
            return $"'{host}' ({HostBuild.Name}) does not have the task: {e.Message}";
        }
    }

    private static string Short(Guid build) => build.ToString("N")[..8];
}
