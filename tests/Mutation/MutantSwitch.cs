// Compiled into each mutated assembly: says which mutant this process has, and which ones it has come to. Workers inherit the variable of their parent.
internal static class MutantSwitch
{
    internal static readonly bool[] Reached = new bool[100_000];

    internal static volatile int Active = int.TryParse(System.Environment.GetEnvironmentVariable("POOLGEN_MUTANT"), out int id) ? id : -1;

    /// <summary>Whether the code of this mutant is to run.</summary>
    internal static bool On(int id)
    {
        Reached[id] = true;
        return id == Active;
    }
}
