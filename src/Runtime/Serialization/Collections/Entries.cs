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
            (TKey key, TValue value) = KeyValuePairCodec<TKey, TKeyCodec, TValue, TValueCodec>.Read(ref reader);
            if (key is null) throw PayloadErrors.Missing<TKey>();
            bool added = dictionary is Dictionary<TKey, TValue> plain ? plain.TryAdd(key, value) : dictionary.TryAdd(key, value);
            if (!added) throw PayloadErrors.DuplicateKey<TKey>();
        }

        reader.Leave();
    }
}
