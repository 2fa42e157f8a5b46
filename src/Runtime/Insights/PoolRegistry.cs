namespace PoolGen;

/// <summary>The pools of this process, for pages and tools that show all of them. Pools enter by themselves, and leave when they are disposed.</summary>
/// <remarks>It keeps no pool alive. Safe for any thread.</remarks>
public static class PoolRegistry
{
    private static readonly Lock Gate = new();
    private static readonly List<WeakReference<IPool>> Known = [];

    /// <summary>The pools that there are now, the oldest first. Those that can be looked at are <see cref="IPoolInsights"/>.</summary>
    public static IReadOnlyList<IPool> Pools
    {
        get
        {
            lock (Gate)
            {
                Known.RemoveAll(static known => !known.TryGetTarget(out _));
                return [.. Known.Select(static known => known.TryGetTarget(out IPool? pool) ? pool : null).OfType<IPool>()];
            }
        }
    }

    /// <summary>Adds a pool; an engine of your own calls it when a pool starts.</summary>
    /// <param name="pool">The pool.</param>
    public static void Add(IPool pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        lock (Gate) Known.Add(new WeakReference<IPool>(pool));
    }

    /// <summary>Removes a pool that has ended.</summary>
    /// <param name="pool">The pool.</param>
    public static void Remove(IPool pool)
    {
        lock (Gate) Known.RemoveAll(known => !known.TryGetTarget(out IPool? target) || ReferenceEquals(target, pool));
    }
}
