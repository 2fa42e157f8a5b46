#nullable disable annotations // serves ConcurrentDictionary<TKey, TValue> and ConcurrentDictionary<TKey, TValue>? alike
using System.Collections.Concurrent;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Concurrent dictionaries, as they are while they are written. They arrive with the default comparer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConcurrentDictionaryCodec<TKey, TKeyCodec, TValue, TValueCodec> : ICodec<ConcurrentDictionary<TKey, TValue>>
    where TKeyCodec : ICodec<TKey>
    where TValueCodec : ICodec<TValue>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ConcurrentDictionary<TKey, TValue> value) =>
        Sequence.Write<KeyValuePair<TKey, TValue>, KeyValuePairCodec<TKey, TKeyCodec, TValue, TValueCodec>>(ref writer, value);

    /// <inheritdoc/>
    public static ConcurrentDictionary<TKey, TValue> Read(ref PayloadReader reader)
    {
        if (!Entries.TryReadCount<TKey, TKeyCodec, TValue, TValueCodec>(ref reader, out int count)) return null;
        var entries = new ConcurrentDictionary<TKey, TValue>();
        Entries.Read<TKey, TKeyCodec, TValue, TValueCodec>(ref reader, count, entries);
        return entries;
    }
}
