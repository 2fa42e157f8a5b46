using System.Collections.Frozen;

namespace PoolGen.Hosting;

/// <summary>The configuration section of a pool, and the names that a pool may have because of it.</summary>
internal static class PoolSection
{
    private const string Root = "PoolGen";

    private static readonly FrozenSet<string> Options =
        typeof(HostedPoolOptions).GetProperties().Select(property => property.Name).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The section of the pool with this name; an empty or missing name is the pool without one.</summary>
    internal static string Of(string? name) => string.IsNullOrEmpty(name) ? Root : $"{Root}:{name}";

    /// <exception cref="ArgumentException">A pool with this name would share a key of the configuration with an option or with another pool.</exception>
    internal static void RequireName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (Options.Contains(name))
        {
            throw new ArgumentException($"A pool must not be named '{name}': the key '{Of(name)}' is an option of the pool without a name. Choose another name.", nameof(name));
        }

        if (name.Contains(':', StringComparison.Ordinal))
        {
            throw new ArgumentException($"A pool must not be named '{name}': the name must not contain ':', which separates the parts of a configuration key.", nameof(name));
        }
    }
}
