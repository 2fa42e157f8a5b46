using System.Collections.Concurrent;
using System.Reflection;
using PoolGen.CompilerServices;
using PoolGen.Serialization;

namespace PoolGen.Submissions;

/// <summary>Asks the manifest of the assembly that declares an exception to rebuild it. May load that assembly: never on a reader's thread.</summary>
/// <param name="task">The assembly of the task that failed, which most of its exceptions are of, and which no name finds if it was loaded from elsewhere.</param>
internal sealed class ExceptionRebuilder(Assembly task)
{
    // Names for which there is nothing to load, so that each costs one try.
    private static readonly ConcurrentDictionary<string, bool> Missing = new(StringComparer.Ordinal);

    public Exception? Create(ExceptionData data)
    {
        Assembly? assembly = NameOf(task) == data.AssemblyName ? task : Find(data.AssemblyName);
        if (assembly is null || ExceptionManifests.Of(assembly) is not { } manifest) return null;
        return WithMembers(manifest, data) ?? manifest.CreateException(data.TypeName, data.MessageToGive, data.FirstInner);
    }

    /// <summary>The exception with its members, or null where they did not travel or the type does not take them back.</summary>
    private static Exception? WithMembers(PoolTaskManifestAttribute manifest, ExceptionData data)
    {
        if (data.Members is null || manifest.FindException(data.TypeName) is not { } codec) return null;
        try
        {
            PayloadReader reader = new(data.Members);
            return codec.Create(ref reader, new ExceptionParts(data.MessageToGive, data.Inner));
        }
        catch (Exception)
        {
            // The user's constructor or setter threw, or the bytes are wrong: the exception goes without its members.
            return null;
        }
    }

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
