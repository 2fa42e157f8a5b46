using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>All bits are valid.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AnyBits<T> : IBitCheck<T>
{
    /// <inheritdoc/>
    public static bool IsValid(in T value) => true;
}
