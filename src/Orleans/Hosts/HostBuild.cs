using System.Reflection;

namespace PoolGen.Orleans.Hosts;

/// <summary>What a program is called, and which build of it this is.</summary>
internal static class HostBuild
{
    internal static string Name { get; } = Of(Assembly.GetEntryAssembly());

    private static string Of(Assembly? program) => program is null
        ? "unknown"
        : $"{program.GetName().Name} {program.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? program.GetName().Version?.ToString()}"
            + $" ({program.ManifestModule.ModuleVersionId.ToString("N")[..8]})";
}
