#nullable disable annotations // serves ReadOnlyDictionary<TKey, TValue> and ReadOnlyDictionary<TKey, TValue>? alike
using System.Collections.ObjectModel;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Read-only dictionaries. They arrive with the default comparer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyDictionaryCodec<TKey, TKeyCodec, TValue, TValueCodec> : ICodec<ReadOnlyDictionary<TKey, TValue>>
    where TKeyCodec : ICodec<TKey>
    where TValueCodec : ICodec<TValue>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ReadOnlyDictionary<TKey, TValue> value) =>
        Sequence.Write<KeyValuePair<TKey, TValue>, KeyValuePairCodec<TKey, TKeyCodec, TValue, TValueCodec>>(ref writer, value);

    /// <inheritdoc/>
    public static ReadOnlyDictionary<TKey, TValue> Read(ref PayloadReader reader) =>
        DictionaryCodec<TKey, TKeyCodec, TValue, TValueCodec>.Read(ref reader) is { } dictionary ? new(dictionary) : null;
}
