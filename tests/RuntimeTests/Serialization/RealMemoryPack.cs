using System.Collections;
using MemoryPack;
using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Serialization;

/// <summary>MemoryPack itself, of the version whose format is ours.</summary>
internal static class RealMemoryPack
{
    /// <summary>Fails unless both write the same bytes for a value, and each reads what the other has written.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isOrdered">Whether a collection that is made anew has its elements in the same order.</param>
    public static void AssertAgrees<T, TCodec>(T value, bool isOrdered = true)
        where TCodec : ICodec<T>
    {
        byte[] ours = Payload.Write<T, TCodec>(value);
        Assert.Equal(Convert.ToHexString(MemoryPackSerializer.Serialize(value)), Convert.ToHexString(ours));
        T theirs = MemoryPackSerializer.Deserialize<T>(ours)!;
        if (!isOrdered)
        {
            Assert.Equal(Elements(value), Elements(theirs));
            Assert.Equal(Elements(value), Elements(Payload.Read<T, TCodec>(ours)));
            return;
        }

        Assert.Equal(ours, Payload.Write<T, TCodec>(theirs));
        Assert.Equal(ours, MemoryPackSerializer.Serialize(Payload.Read<T, TCodec>(ours)));
    }

    /// <summary>Whether MemoryPack has a formatter of its own for a type.</summary>
    public static bool Knows<T>(T value)
    {
        try
        {
            MemoryPackSerializer.Serialize(value);
            return true;
        }
        catch (MemoryPackSerializationException e) when (e.Message.Contains("not registered", StringComparison.Ordinal))
        {
            return false;
        }
    }

    private static HashSet<object> Elements(object? collection) => [.. ((IEnumerable)collection!).Cast<object>()];
}
