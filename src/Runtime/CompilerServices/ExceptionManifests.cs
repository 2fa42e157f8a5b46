using System.Reflection;
using System.Runtime.CompilerServices;
using PoolGen.Serialization;

namespace PoolGen.CompilerServices;

/// <summary>The manifests of assemblies, each looked up once. Any thread may ask.</summary>
internal static class ExceptionManifests
{
    private static readonly ConditionalWeakTable<Assembly, StrongBox<PoolTaskManifestAttribute?>> Manifests = [];

    /// <summary>The manifest of an assembly, or null if the generator has not seen it.</summary>
    public static PoolTaskManifestAttribute? Of(Assembly assembly) =>
        Manifests.GetValue(assembly, static assembly => new(assembly.GetCustomAttribute<PoolTaskManifestAttribute>())).Value;

    /// <summary>What writes the members of an exception, or null where its type has none that travel.</summary>
    public static ExceptionCodec? FindCodec(Exception exception)
    {
        Type type = exception.GetType();
        return type.FullName is { } name ? Of(type.Assembly)?.FindException(name) : null;
    }
}
