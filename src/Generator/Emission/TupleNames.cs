using PoolGen.Generator.Model;

namespace PoolGen.Generator.Emission;

/// <summary>A task's payload as a tuple type, its elements named as the parameters are.</summary>
internal static class TupleNames
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "CompareTo", "Deconstruct", "Equals", "GetHashCode", "Rest", "ToString",
    };

    public static string Print(IEnumerable<ParameterModel> payload) =>
        $"({string.Join(", ", payload.Select(static parameter => IsFree(parameter.Name) ? $"{parameter.Type} {parameter.Name}" : parameter.Type))})";

    /// <summary>The same without names and annotations, as the key of a parameter of such a type is: beyond seven, tuples hold the rest in a tuple.</summary>
    public static string Key(IReadOnlyList<ParameterModel> payload)
    {
        IEnumerable<string> first = payload.Take(7).Select(static parameter => parameter.Key);
        string[] all = payload.Count > 7 ? [.. first, Key([.. payload.Skip(7)])] : [.. first];
        return $"global::System.ValueTuple<{string.Join(", ", all)}>";
    }

    /// <summary>The language keeps some names for the tuple's own members, and <c>Item</c> with a number for its place.</summary>
    private static bool IsFree(string name) =>
        !Reserved.Contains(name) && !(name.Length > 4 && name.StartsWith("Item", StringComparison.Ordinal) && name.Skip(4).All(char.IsDigit));
}
