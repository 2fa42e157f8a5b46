#nullable disable annotations // serves IReadOnlyDictionary<TKey, TValue> and IReadOnlyDictionary<TKey, TValue>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>What is declared as a read-only dictionary; it arrives as a hash table.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IReadOnlyDictionaryCodec<TKey, TKeyCodec, TValue, TValueCodec> : ICodec<IReadOnlyDictionary<TKey, TValue>>
    where TKeyCodec : ICodec<TKey>
    where TValueCodec : ICodec<TValue>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, IReadOnlyDictionary<TKey, TValue> value) =>
        Sequence.Write<KeyValuePair<TKey, TValue>, KeyValuePairCodec<TKey, TKeyCodec, TValue, TValueCodec>>(ref writer, value);

    /// <inheritdoc/>
    public static IReadOnlyDictionary<TKey, TValue> Read(ref PayloadReader reader) =>
        DictionaryCodec<TKey, TKeyCodec, TValue, TValueCodec>.Read(ref reader);
}
