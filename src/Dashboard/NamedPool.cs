using System.Runtime.CompilerServices;

namespace PoolGen.Dashboard;

/// <summary>A pool of this process and the name that it has in all dashboards: its own, or <c>default#2</c> while an older one has that.</summary>
/// <param name="Name">The name, as it is shown and asked for.</param>
/// <param name="Pool">The pool.</param>
internal sealed record NamedPool(string Name, IPool Pool)
{
    private const int MostCharacters = 200;

    private static readonly Lock Gate = new();

    // Guarded by the gate. A pool keeps its name when an older one ends: whoever looks at it goes on looking at the same one.
    private static readonly ConditionalWeakTable<IPool, string> Names = [];

    /// <summary>The pools that there are now, the oldest first.</summary>
    internal static IReadOnlyList<NamedPool> All()
    {
        IReadOnlyList<IPool> pools = PoolRegistry.Pools;
        lock (Gate)
        {
            HashSet<string> used = [.. pools.Select(static pool => Names.TryGetValue(pool, out string? name) ? name : null).OfType<string>()];
            return [.. pools.Distinct(ReferenceEqualityComparer.Instance).Cast<IPool>().Select(pool => new NamedPool(Names.GetValue(pool, _ => NewName(pool, used)), pool))];
        }
    }

    /// <summary>The pool that is called so; null where there is none.</summary>
    /// <param name="name">As a part of an address is read: all is decoded but slashes.</param>
    internal static NamedPool? Find(string name)
    {
        IReadOnlyList<NamedPool> all = All();
        return all.FirstOrDefault(pool => pool.Name == name)
            ?? all.FirstOrDefault(pool => pool.Name.Replace("/", "%2F", StringComparison.Ordinal) == name.Replace("%2f", "%2F", StringComparison.Ordinal));
    }

    /// <summary>What the pool tells; null where it tells nothing, or fails to.</summary>
    internal T? Read<T>(Func<IPoolInsights, T> read)
        where T : class
    {
        if (Pool is not IPoolInsights insights) return null;
        try
        {
            return read(insights);
        }
        catch (Exception)
        {
            // Its engine may be somebody's own, and the pool may have ended meanwhile: the other pools are shown all the same.
            return null;
        }
    }

    /// <summary>running, closed, terminated or faulted; unknown where the pool fails to say.</summary>
    internal string State => Ask(static pool => pool.State.ToString().ToLowerInvariant(), Pool);

    // Its engine may be somebody's own.
    private static string Ask(Func<IPool, string?> ask, IPool pool)
    {
        try
        {
            return ask(pool) ?? "unknown";
        }
        catch (Exception)
        {
            return "unknown";
        }
    }

    private static string NewName(IPool pool, HashSet<string> used)
    {
        // Nothing in an address can be called "." or "..".
        string own = Shown.Line(Ask(static pool => pool.Name, pool), MostCharacters);
        string name = own.Trim('.').Length == 0 ? own + "#1" : own;
        for (int number = 2; !used.Add(name); number++) name = $"{own}#{number}";
        return name;
    }
}
