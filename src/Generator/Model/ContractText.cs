namespace PoolGen.Generator.Model;

/// <summary>Types as contracts name them.</summary>
internal static class ContractText
{
    /// <summary>A type's name without what only code needs.</summary>
    public static string Of(string type) => type.Replace("global::", "");
}
