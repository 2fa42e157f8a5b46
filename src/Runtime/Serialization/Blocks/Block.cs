using System.Runtime.CompilerServices;

namespace PoolGen.Serialization;

/// <summary>Types that travel as their raw memory: those without references, as in MemoryPack.</summary>
internal static class Block
{
    /// <summary>The size of a value of a type that travels as its memory, else 0. A constant to the JIT.</summary>
    public static int Size<T>() => RuntimeHelpers.IsReferenceOrContainsReferences<T>() ? 0 : Unsafe.SizeOf<T>();

    /// <summary>Reads one value and refuses bits that it cannot have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Read<T, TCodec>(ref PayloadReader reader) where TCodec : ICodec<T>
    {
        T value = reader.ReadRaw<T>();
        if (!TCodec.IsValid(in value)) PayloadErrors.ThrowInvalidBits<T>();
        return value;
    }
}
