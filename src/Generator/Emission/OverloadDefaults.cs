using System.Globalization;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Emission;

/// <summary>Keeps apart <c>F(int)</c> and <c>F(int, int y = 2)</c>, whose stubs both end in optional parameters.</summary>
/// <remarks>
/// C# prefers the method that leaves nothing to defaults, and no stub is one: <c>Apply(1)</c> would be ambiguous. So the longer overload has a lower priority.
/// Where it could lose a call to an unrelated overload by that, or C# knows no priorities, it loses the defaults that the shorter one does without.
/// </remarks>
/// <param name="Declared">The parameters as the stub declares them.</param>
/// <param name="Attribute">The attribute of its members, with a space behind it; or empty.</param>
internal sealed record OverloadDefaults(ParameterModel[] Declared, string Attribute)
{
    public static OverloadDefaults Of(TaskModel task, IReadOnlyList<TaskModel> overloads, bool hasPriorities)
    {
        ParameterModel[] own = task.Payload;
        List<ParameterModel[]> shorter = [.. overloads.Select(static other => other.Payload).Where(other => Begins(other, own) && own[other.Length].Default is not null)];
        if (shorter.Count == 0) return new(own, "");
        if (hasPriorities && overloads.All(other => other == task || Begins(other.Payload, own) || Begins(own, other.Payload)))
        {
            string priority = (-shorter.Count).ToString(CultureInfo.InvariantCulture);
            return new(own, $"[global::System.Runtime.CompilerServices.OverloadResolutionPriority({priority})] ");
        }

        int given = shorter.Max(static other => other.Length) + 1;
        return new([.. own.Select((parameter, index) => index < given ? parameter with { Default = null } : parameter)], "");
    }

    /// <summary>Whether a list of parameters is the beginning of a longer one.</summary>
    private static bool Begins(ParameterModel[] shorter, ParameterModel[] longer) =>
        shorter.Length < longer.Length && shorter.Zip(longer, static (left, right) => left.Key == right.Key).All(static isSame => isSame);
}
