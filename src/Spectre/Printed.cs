namespace PoolGen.Spectre;

/// <summary>Texts of others, as they may be written to a terminal.</summary>
internal static class Printed
{
    /// <summary>The text without control characters, which would move the cursor or change colours.</summary>
    internal static string Of(string text) => text.Any(char.IsControl) ? string.Concat(text.Where(static character => !char.IsControl(character))) : text;
}
