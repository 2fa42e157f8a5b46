using System.Runtime.Intrinsics;

namespace PoolGen.Serialization;

/// <summary>
/// Which bits values can have, as sixteen bytes that repeat over an array of them: values that keep to it are valid.
/// It may be stricter than the type: values that break it are looked at one by one.
/// </summary>
internal interface IBitPattern
{
    /// <summary>Bits that must not be set.</summary>
    static abstract Vector128<ulong> Forbidden { get; }

    /// <summary>Whether a part of the bits is a number with an upper bound. A constant to the JIT.</summary>
    static virtual bool HasRange => false;

    /// <summary>The bits of that number.</summary>
    static virtual Vector128<ulong> Range => default;

    /// <summary>What is added to it, so that <see cref="Overflow"/> has a bit where it is too large. No sum leaves its 64 bits.</summary>
    static virtual Vector128<ulong> Offset => default;

    /// <summary>The bits of the sum that must not be set.</summary>
    static virtual Vector128<ulong> Overflow => default;
}
