using System.ComponentModel;
using System.Text;

namespace PoolGen.Serialization;

/// <summary><see cref="Rune"/>: a Unicode scalar value, so no surrogate.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RuneCheck : IBitCheck<Rune>
{
    /// <inheritdoc/>
    public static bool IsValid(in Rune value) => Rune.IsValid(value.Value);
}
