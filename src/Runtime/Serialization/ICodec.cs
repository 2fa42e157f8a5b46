namespace PoolGen.Serialization;

/// <summary>How values of one type become bytes and back. Codecs are composed at compile time and specialised by the JIT; none is ever looked up.</summary>
/// <typeparam name="T">The type, as declared.</typeparam>
/// <remarks>The bytes are MemoryPack's. Implementations are stateless and safe for any thread.</remarks>
public interface ICodec<T>
{
    /// <summary>The size of every value in bytes, or 0 where it varies. Only codecs of unmanaged types, which are their raw memory, have one.</summary>
    static virtual int FixedSize => 0;

    /// <summary>The size of the smallest value in bytes, at least 1: bounds what a hostile count can make a reader allocate.</summary>
    static virtual int MinimumSize => 1;

    /// <summary>
    /// Whether <see cref="WriteMany"/> writes values that only <see cref="ReadMany"/> can read, as many as were written at once:
    /// another serializer's, which may refer from one value to an earlier one.
    /// </summary>
    static virtual bool WritesTogether => false;

    /// <summary>Writes one value.</summary>
    static abstract void Write(ref PayloadWriter writer, T value);

    /// <summary>Reads one value.</summary>
    static abstract T Read(ref PayloadReader reader);

    /// <summary>Whether bits that were block-copied into <paramref name="value"/>, as a part of a larger block, are ones that its type can have.</summary>
    static virtual bool IsValid(in T value) => true;

    /// <summary>Writes values one after the other; a block copy where the type allows it.</summary>
    static virtual void WriteMany<TSelf>(ref PayloadWriter writer, ReadOnlySpan<T> values) where TSelf : ICodec<T>
    {
        foreach (T value in values) TSelf.Write(ref writer, value);
    }

    /// <summary>Reads values into all of <paramref name="values"/>; a block copy where the type allows it.</summary>
    static virtual void ReadMany<TSelf>(ref PayloadReader reader, Span<T> values) where TSelf : ICodec<T>
    {
        foreach (ref T value in values) value = TSelf.Read(ref reader);
    }
}
