namespace PoolGen.Mutation;

/// <summary>One small change of the sources.</summary>
/// <param name="Id">Its number: the same sources give the same numbers.</param>
/// <param name="Room">The room it is in.</param>
/// <param name="File">The file, from the repository's root.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Was">The code as it is.</param>
/// <param name="Becomes">The code with the change.</param>
/// <param name="Place">1 for the first change of this kind in its file, 2 for the second.</param>
internal sealed record Mutant(int Id, string Room, string File, int Line, string Was, string Becomes, int Place)
{
    /// <summary>What tells it apart from others, also after other lines of its file have moved.</summary>
    internal string Key => $"{File}: {Was} → {Becomes}{(Place > 1 ? $" ({Place})" : "")}";
}
