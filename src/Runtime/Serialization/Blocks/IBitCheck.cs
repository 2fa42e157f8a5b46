using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Tells which bits a value of an unmanaged type can have. Bits that no value has would break promises that the type makes to everybody who uses it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IBitCheck<T>
{
    /// <summary>Whether the bits are those of a value.</summary>
    static abstract bool IsValid(in T value);

    /// <summary>Whether the bits of all values are; as fast as the type allows.</summary>
    static virtual bool AreValid<TSelf>(ReadOnlySpan<T> values) where TSelf : IBitCheck<T>
    {
        foreach (ref readonly T value in values)
        {
            if (!TSelf.IsValid(in value)) return false;
        }

        return true;
    }
}
