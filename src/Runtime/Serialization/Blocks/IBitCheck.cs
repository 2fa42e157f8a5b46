using System.ComponentModel;
using System.Runtime.InteropServices;

namespace PoolGen.Serialization;

/// <summary>Tells which bits a value of an unmanaged type can have. Bits that no value has would break promises that the type makes to everybody who uses it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IBitCheck<T>
{
    /// <summary>Whether the bits are those of a value.</summary>
    static abstract bool IsValid(in T value);

    /// <summary>Copies the memory of values; as fast as the type allows.</summary>
    /// <returns>Whether the bits of all of them are valid.</returns>
    internal static virtual bool Copy<TSelf>(ReadOnlySpan<byte> source, Span<byte> target) where TSelf : IBitCheck<T> =>
        BlockChecks.CopyThenLook<T, TSelf>(source, target);
}
