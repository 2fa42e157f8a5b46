using System.Globalization;

namespace PoolGen.Generator.Emission;

/// <summary>Gives out names that differ within one emitted type.</summary>
internal sealed class UniqueNames
{
    private readonly HashSet<string> _taken;

    /// <param name="taken">Names that are in use: that of the type itself, and its fixed members.</param>
    public UniqueNames(params string[] taken) => _taken = new HashSet<string>(
        ["Equals", "GetHashCode", "ToString", "GetType", "ReferenceEquals", "MemberwiseClone", "Finalize", .. taken], StringComparer.Ordinal);

    /// <summary>The wanted name, or that name and a number.</summary>
    public string Take(string wanted)
    {
        string name = wanted;
        for (int number = 2; !_taken.Add(name); number++) name = wanted + number.ToString(CultureInfo.InvariantCulture);
        return name;
    }
}
