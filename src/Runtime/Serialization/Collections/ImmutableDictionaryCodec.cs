#nullable disable annotations // serves ImmutableDictionary<TKey, TValue> and ImmutableDictionary<TKey, TValue>? alike
using System.Collections.Immutable;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Immutable dictionaries. They arrive with the default comparer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableDictionaryCodec<TKey, TKeyCodec, TValue, TValueCodec> : ICodec<ImmutableDictionary<TKey, TValue>>
    where TKeyCodec : ICodec<TKey>
    where TValueCodec : ICodec<TValue>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ImmutableDictionary<TKey, TValue> value) =>
        Sequence.Write<KeyValuePair<TKey, TValue>, KeyValuePairCodec<TKey, TKeyCodec, TValue, TValueCodec>>(ref writer, value);

    /// <inheritdoc/>
    public static ImmutableDictionary<TKey, TValue> Read(ref PayloadReader reader)
    {
        if (!Entries.TryReadCount<TKey, TKeyCodec, TValue, TValueCodec>(ref reader, out int count)) return null;
        var entries = ImmutableDictionary.CreateBuilder<TKey, TValue>();
        Entries.Read<TKey, TKeyCodec, TValue, TValueCodec>(ref reader, count, entries);
        return entries.ToImmutable();
    }
}
