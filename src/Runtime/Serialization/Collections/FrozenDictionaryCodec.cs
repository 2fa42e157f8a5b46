#nullable disable annotations // serves FrozenDictionary<TKey, TValue> and FrozenDictionary<TKey, TValue>? alike
using System.Collections.Frozen;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Frozen dictionaries. They arrive with the default comparer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FrozenDictionaryCodec<TKey, TKeyCodec, TValue, TValueCodec> : ICodec<FrozenDictionary<TKey, TValue>>
    where TKeyCodec : ICodec<TKey>
    where TValueCodec : ICodec<TValue>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, FrozenDictionary<TKey, TValue> value) =>
        Sequence.Write<KeyValuePair<TKey, TValue>, KeyValuePairCodec<TKey, TKeyCodec, TValue, TValueCodec>>(ref writer, value);

    /// <inheritdoc/>
    public static FrozenDictionary<TKey, TValue> Read(ref PayloadReader reader) =>
        DictionaryCodec<TKey, TKeyCodec, TValue, TValueCodec>.Read(ref reader) is { } dictionary ? dictionary.ToFrozenDictionary() : null;
}
