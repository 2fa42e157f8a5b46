// Compiled into each mutated assembly: says which mutant this process has, and notes which ones it comes to.
internal static class MutantSwitch
{
    private static readonly int Active =
        int.TryParse(System.Environment.GetEnvironmentVariable("POOLGEN_MUTANT"), out int id) ? id : -1;

    private static readonly string? Reached = System.Environment.GetEnvironmentVariable("POOLGEN_MUTANTS_REACHED");
    private static readonly bool[] Noted = new bool[100_000];

    /// <summary>Whether the code of this mutant is to run. Workers inherit the variable of their parent.</summary>
    internal static bool On(int id)
    {
        if (id == Active) return true;
        if (Reached is not null && !Noted[id]) Note(id);
        return false;
    }

    private static void Note(int id)
    {
        Noted[id] = true;
        System.IO.File.WriteAllText(System.IO.Path.Combine(Reached!, id.ToString(System.Globalization.CultureInfo.InvariantCulture)), "");
    }
}
