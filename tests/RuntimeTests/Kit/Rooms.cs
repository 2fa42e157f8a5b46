using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>The rooms of an assembly: the namespaces below its root, each with those inside it. The root itself, which everybody may use, is none.</summary>
internal sealed class Rooms
{
    private readonly string _root;

    private Rooms(System.Reflection.Assembly assembly)
    {
        _root = assembly.GetName().Name + ".";
        IType[] types = [.. new ArchLoader().LoadAssembly(assembly).Build().Types.Where(type => RoomOf(type) is not null)];
        Names = [.. types.Select(type => RoomOf(type)!).Distinct()];
        Uses =
        [
            // A type parameter counts as one of whatever room first had its name.
            .. types.SelectMany(type => type.Dependencies.Where(dependency => dependency.Target is not GenericParameter), (type, dependency) => (From: RoomOf(type)!, To: RoomOf(dependency.Target), Example: $"{type.Name} uses {dependency.Target.Name}"))
                .Where(use => use.To is not null && use.To != use.From)
                .GroupBy(use => (use.From, use.To))
                .Select(uses => (uses.Key.From, uses.Key.To!, uses.Min(use => use.Example)!))
                .Order(),
        ];
    }

    internal string[] Names { get; }

    /// <summary>Which room uses which other, with one example of it.</summary>
    internal (string From, string To, string Example)[] Uses { get; }

    internal static Rooms Of(System.Reflection.Assembly assembly) => new(assembly);

    /// <summary>Rooms from which an arrow leads back to themselves: each group with the arrows inside it.</summary>
    internal string[] Circles()
    {
        Dictionary<string, HashSet<string>> reached = Names.ToDictionary(room => room, Reached);
        return
        [
            .. Names.Where(room => reached[room].Contains(room))
                .Select(room => string.Join(", ", reached[room].Where(other => reached[other].Contains(room)).Order()))
                .Distinct()
                .Order()
                .Select(circle => $"{circle}: {string.Join("; ", Inside(circle.Split(", ")))}"),
        ];
    }

    private IEnumerable<string> Inside(string[] circle) =>
        Uses.Where(use => circle.Contains(use.From) && circle.Contains(use.To)).Select(use => $"{use.From} → {use.To}");

    private HashSet<string> Reached(string room)
    {
        HashSet<string> reached = [];
        Queue<string> next = new([room]);
        while (next.TryDequeue(out string? from))
        {
            foreach ((_, string to, _) in Uses.Where(use => use.From == from))
            {
                if (reached.Add(to)) next.Enqueue(to);
            }
        }

        return reached;
    }

    private string? RoomOf(IType type)
    {
        // Code that earlier generators wrote names these two: they keep their namespaces and belong elsewhere (decision 0025).
        if (type.FullName == _root + "CompilerServices.PoolCalls") return "Stubs";
        if (type.FullName == _root + "Serialization.NoResultCodec") return "CompilerServices";
        string name = type.Namespace?.FullName ?? string.Empty;
        return name.StartsWith(_root, StringComparison.Ordinal) ? name[_root.Length..].Split('.')[0] : null;
    }
}
