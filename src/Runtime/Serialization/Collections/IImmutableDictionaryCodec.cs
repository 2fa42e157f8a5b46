#nullable disable annotations // serves IImmutableDictionary<TKey, TValue> and IImmutableDictionary<TKey, TValue>? alike
using System.Collections.Immutable;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>What is declared as an immutable dictionary; it arrives as a hash table.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IImmutableDictionaryCodec<TKey, TKeyCodec, TValue, TValueCodec> : ICodec<IImmutableDictionary<TKey, TValue>>
    where TKeyCodec : ICodec<TKey>
    where TValueCodec : ICodec<TValue>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, IImmutableDictionary<TKey, TValue> value) =>
        Sequence.Write<KeyValuePair<TKey, TValue>, KeyValuePairCodec<TKey, TKeyCodec, TValue, TValueCodec>>(ref writer, value);

    /// <inheritdoc/>
    public static IImmutableDictionary<TKey, TValue> Read(ref PayloadReader reader) =>
        ImmutableDictionaryCodec<TKey, TKeyCodec, TValue, TValueCodec>.Read(ref reader);
}
