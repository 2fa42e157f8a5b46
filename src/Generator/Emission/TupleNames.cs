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

    /// <summary>The language keeps some names for the tuple's own members, and <c>Item</c> with a number for its place.</summary>
    private static bool IsFree(string name) =>
        !Reserved.Contains(name) && !(name.Length > 4 && name.StartsWith("Item", StringComparison.Ordinal) && name.Skip(4).All(char.IsDigit));
}
