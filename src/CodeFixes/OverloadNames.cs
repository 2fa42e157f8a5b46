using System.Globalization;
using Microsoft.CodeAnalysis;
using PoolGen.Generator.Model;
using PoolGen.Generator.Parsing;

namespace PoolGen.CodeFixes;

/// <summary>Names for overloads that would have the stub of another one: all of a class together, so that no two get one name.</summary>
internal static class OverloadNames
{
    public static IReadOnlyDictionary<IMethodSymbol, string> Choose(INamedTypeSymbol container, INamedTypeSymbol attribute)
    {
        var names = new Dictionary<IMethodSymbol, string>(SymbolEqualityComparer.Default);
        List<(IMethodSymbol Method, string Stub)> tasks = [];
        foreach (IMethodSymbol method in container.GetMembers().OfType<IMethodSymbol>())
        {
            if (TaskAttribute.Find(method, attribute) is { } data) tasks.Add((method, TaskOptions.From(data).Name ?? method.Name));
        }

        HashSet<string> taken = [.. tasks.Select(static task => task.Stub), .. container.GetMembers().Select(static member => member.Name)];
        HashSet<string> stubs = new(StringComparer.Ordinal);
        foreach ((IMethodSymbol method, string stub) in tasks)
        {
            if (stubs.Add($"{stub}({new TaskSignature(method).StubKey})")) continue;
            string name = Suggest(method, stub);
            for (int number = 2; !taken.Add(name); number++) name = stub + number.ToString(CultureInfo.InvariantCulture);
            names.Add(method, name);
        }

        return names;
    }

    /// <summary>Such overloads differ in what the pool supplies, so that is what the name says.</summary>
    private static string Suggest(IMethodSymbol method, string stub)
    {
        List<ParameterKind> kinds = [.. method.Parameters.Select(TaskSignature.KindOf)];
        return (kinds.Contains(ParameterKind.Token), kinds.Contains(ParameterKind.Progress)) switch
        {
            (true, true) => stub + "WithProgressAndToken",
            (true, false) => stub + "WithToken",
            (false, true) => stub + "WithProgress",
            _ => stub + "2",
        };
    }
}
