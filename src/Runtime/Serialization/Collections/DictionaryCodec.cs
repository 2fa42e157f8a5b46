#nullable disable annotations // serves Dictionary<K, V> and Dictionary<K, V>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Dictionaries. They arrive with the default comparer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DictionaryCodec<TKey, TKeyCodec, TValue, TValueCodec> : ICodec<Dictionary<TKey, TValue>>
    where TKeyCodec : ICodec<TKey>
    where TValueCodec : ICodec<TValue>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, Dictionary<TKey, TValue> value)
    {
        if (value is null)
        {
            writer.WriteNullCollection();
            return;
        }

        writer.WriteCount(value.Count);
        writer.Enter();
        foreach (KeyValuePair<TKey, TValue> entry in value) KeyValuePairCodec<TKey, TKeyCodec, TValue, TValueCodec>.Write(ref writer, entry);
        writer.Leave();
    }

    /// <inheritdoc/>
    public static Dictionary<TKey, TValue> Read(ref PayloadReader reader)
    {
        if (!Entries.TryReadCount<TKey, TKeyCodec, TValue, TValueCodec>(ref reader, out int count)) return null;
        Dictionary<TKey, TValue> dictionary = new(count);
        Entries.Read<TKey, TKeyCodec, TValue, TValueCodec>(ref reader, count, dictionary);
        return dictionary;
    }
}
