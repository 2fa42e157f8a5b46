using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>What crosses of one of the user's own types: generated. <see cref="ClassCodec{T, TMembers}"/> and <see cref="StructCodec{T, TMembers}"/> do the rest.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMembers<T>
{
    /// <summary>The members' names, in the order in which they cross, a space between two.</summary>
    static abstract string Names { get; }

    /// <summary>How many members cross.</summary>
    static abstract byte Count { get; }

    /// <summary>The size of the smallest value in bytes.</summary>
    static virtual int MinimumSize => 1;

    /// <summary>Whether a value may be of a type that derives from this one, whose own members would be lost.</summary>
    static virtual bool IsOpen => false;

    /// <summary>Writes the members of a value that is not null.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The value.</param>
    /// <param name="member">Which member is at hand, from 0: one more after each.</param>
    static abstract void Write(ref PayloadWriter writer, T value, ref int member);

    /// <summary>Reads the members, and makes a value of them.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="member">As for <see cref="Write"/>.</param>
    static abstract T Read(ref PayloadReader reader, ref int member);
}
