using System.Runtime.CompilerServices;

namespace PoolGen.Serialization;

/// <summary>What all dictionaries are on the wire: a count, then keys and values in turn.</summary>
internal static class Entries
{
    /// <summary>Reads how many entries follow, or that the dictionary is null.</summary>
    public static bool TryReadCount<TKey, TKeyCodec, TValue, TValueCodec>(ref PayloadReader reader, out int count)
        where TKeyCodec : ICodec<TKey>
        where TValueCodec : ICodec<TValue> =>
        reader.TryReadCount(KeyValuePairCodec<TKey, TKeyCodec, TValue, TValueCodec>.MinimumSize, out count);

    /// <summary>Reads into an empty dictionary; null and double keys are refused.</summary>
    public static void Read<TKey, TKeyCodec, TValue, TValueCodec>(ref PayloadReader reader, int count, IDictionary<TKey, TValue> dictionary)
        where TKey : notnull
        where TKeyCodec : ICodec<TKey>
        where TValueCodec : ICodec<TValue>
    {
        reader.Enter();
        for (int i = 0; i < count; i++)
        {
            TValue value = ReadOne<TKey, TKeyCodec, TValue, TValueCodec>(ref reader, out TKey key);
            if (!dictionary.TryAdd(key, value)) throw PayloadErrors.DuplicateKey<TKey>();
        }

        reader.Leave();
    }

    /// <summary>As the other one, without a call through an interface for each entry.</summary>
    public static void Read<TKey, TKeyCodec, TValue, TValueCodec>(ref PayloadReader reader, int count, Dictionary<TKey, TValue> dictionary)
        where TKey : notnull
        where TKeyCodec : ICodec<TKey>
        where TValueCodec : ICodec<TValue>
    {
        reader.Enter();
        for (int i = 0; i < count; i++)
        {
            TValue value = ReadOne<TKey, TKeyCodec, TValue, TValueCodec>(ref reader, out TKey key);
            if (!dictionary.TryAdd(key, value)) throw PayloadErrors.DuplicateKey<TKey>();
        }

        reader.Leave();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TValue ReadOne<TKey, TKeyCodec, TValue, TValueCodec>(ref PayloadReader reader, out TKey key)
        where TKeyCodec : ICodec<TKey>
        where TValueCodec : ICodec<TValue>
    {
        TValue value;
        if (Block.Size<KeyValuePair<TKey, TValue>>() > 0)
        {
            (key, value) = KeyValuePairCodec<TKey, TKeyCodec, TValue, TValueCodec>.Read(ref reader);
        }
        else
        {
            key = TKeyCodec.Read(ref reader);
            value = TValueCodec.Read(ref reader);
        }

        if (key is null) throw PayloadErrors.Missing<TKey>();
        return value;
    }
}
