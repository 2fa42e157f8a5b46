#nullable disable annotations // serves IDictionary<TKey, TValue> and IDictionary<TKey, TValue>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>What is declared as a dictionary; it arrives as a hash table.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IDictionaryCodec<TKey, TKeyCodec, TValue, TValueCodec> : ICodec<IDictionary<TKey, TValue>>
    where TKeyCodec : ICodec<TKey>
    where TValueCodec : ICodec<TValue>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, IDictionary<TKey, TValue> value) =>
        Sequence.Write<KeyValuePair<TKey, TValue>, KeyValuePairCodec<TKey, TKeyCodec, TValue, TValueCodec>>(ref writer, value);

    /// <inheritdoc/>
    public static IDictionary<TKey, TValue> Read(ref PayloadReader reader) =>
        DictionaryCodec<TKey, TKeyCodec, TValue, TValueCodec>.Read(ref reader);
}
