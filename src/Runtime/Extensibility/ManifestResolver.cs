using System.Reflection;
using PoolGen.CompilerServices;

namespace PoolGen.Extensibility;

/// <summary>Finds tasks through the manifest of the assembly that defines them.</summary>
internal sealed class ManifestResolver : ITaskResolver
{
    internal static ManifestResolver Instance { get; } = new();

    public PoolTask Resolve(TaskDefinition definition)
    {
        Assembly assembly;
        try
        {
            assembly = Assembly.Load(new AssemblyName(definition.AssemblyName));
        }
        catch (Exception e) when (e is IOException or BadImageFormatException)
        {
            throw new PoolException(
                $"The worker cannot load the assembly '{definition.AssemblyName}', which defines the task '{definition.Name}'. " +
                "It must be a compiled assembly that the application references and that lies beside it.", e);
        }

        if (assembly.ManifestModule.ModuleVersionId != definition.Build)
        {
            throw new PoolProtocolException(
                $"The worker's '{assembly.GetName().Name}', which defines the task '{definition.Name}', is another build than the caller's: " +
                "the file was replaced while the program ran. Restart the program.");
        }

        return assembly.GetCustomAttribute<PoolTaskManifestAttribute>()?.Find(definition.Id)
            ?? throw new PoolException(
                $"The assembly '{definition.AssemblyName}' has no task '{definition.Name}' in its manifest. Was it built with PoolGen's generator?");
    }
}
