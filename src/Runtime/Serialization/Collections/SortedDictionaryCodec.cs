#nullable disable annotations // serves SortedDictionary<TKey, TValue> and SortedDictionary<TKey, TValue>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Sorted dictionaries. They arrive with the default comparer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SortedDictionaryCodec<TKey, TKeyCodec, TValue, TValueCodec> : ICodec<SortedDictionary<TKey, TValue>>
    where TKeyCodec : ICodec<TKey>
    where TValueCodec : ICodec<TValue>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, SortedDictionary<TKey, TValue> value) =>
        Sequence.Write<KeyValuePair<TKey, TValue>, KeyValuePairCodec<TKey, TKeyCodec, TValue, TValueCodec>>(ref writer, value);

    /// <inheritdoc/>
    public static SortedDictionary<TKey, TValue> Read(ref PayloadReader reader)
    {
        if (!Entries.TryReadCount<TKey, TKeyCodec, TValue, TValueCodec>(ref reader, out int count)) return null;
        var entries = new SortedDictionary<TKey, TValue>();
        Entries.Read<TKey, TKeyCodec, TValue, TValueCodec>(ref reader, count, entries);
        return entries;
    }
}
