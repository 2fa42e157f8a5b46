using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using PoolGen.CompilerServices;

namespace PoolGen.Tasks;

/// <summary>Asks the manifest of the assembly that declares an exception to rebuild it. May load that assembly: never on a reader's thread.</summary>
/// <param name="task">The assembly of the task that failed, which most of its exceptions are of, and which no name finds if it was loaded from elsewhere.</param>
internal sealed class ExceptionManifests(Assembly task)
{
    private static readonly ConditionalWeakTable<Assembly, StrongBox<PoolTaskManifestAttribute?>> Manifests = [];

    // Names for which there is nothing to load, so that each costs one try.
    private static readonly ConcurrentDictionary<string, bool> Missing = new(StringComparer.Ordinal);

    public Exception? Create(string assemblyName, string typeName, string message, Exception? inner)
    {
        Assembly? assembly = NameOf(task) == assemblyName ? task : Find(assemblyName);
        return assembly is null ? null : ManifestOf(assembly)?.CreateException(typeName, message, inner);
    }

    private static PoolTaskManifestAttribute? ManifestOf(Assembly assembly) =>
        Manifests.GetValue(assembly, static assembly => new(assembly.GetCustomAttribute<PoolTaskManifestAttribute>())).Value;

    private static string? NameOf(Assembly assembly) => assembly.GetName().Name;

    /// <summary>Workers load an assembly when a task first needs it; the caller may not have come to it yet.</summary>
    private static Assembly? Find(string name)
    {
        if (name.Length == 0 || Missing.ContainsKey(name)) return null;
        Assembly? loaded = Array.Find(AppDomain.CurrentDomain.GetAssemblies(), assembly => !assembly.IsDynamic && NameOf(assembly) == name);
        if (loaded is not null) return loaded;
        try
        {
            return Assembly.Load(new AssemblyName(name));
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or ArgumentException)
        {
            // A hostile worker could make up names without end.
            if (Missing.Count < 1000) Missing[name] = true;
            return null;
        }
    }
}
