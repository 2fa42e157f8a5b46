#nullable disable annotations // serves ImmutableSortedDictionary<TKey, TValue> and ImmutableSortedDictionary<TKey, TValue>? alike
using System.Collections.Immutable;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Immutable sorted dictionaries. They arrive with the default comparer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableSortedDictionaryCodec<TKey, TKeyCodec, TValue, TValueCodec> : ICodec<ImmutableSortedDictionary<TKey, TValue>>
    where TKeyCodec : ICodec<TKey>
    where TValueCodec : ICodec<TValue>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ImmutableSortedDictionary<TKey, TValue> value) =>
        Sequence.Write<KeyValuePair<TKey, TValue>, KeyValuePairCodec<TKey, TKeyCodec, TValue, TValueCodec>>(ref writer, value);

    /// <inheritdoc/>
    public static ImmutableSortedDictionary<TKey, TValue> Read(ref PayloadReader reader)
    {
        if (!Entries.TryReadCount<TKey, TKeyCodec, TValue, TValueCodec>(ref reader, out int count)) return null;
        var entries = ImmutableSortedDictionary.CreateBuilder<TKey, TValue>();
        Entries.Read<TKey, TKeyCodec, TValue, TValueCodec>(ref reader, count, entries);
        return entries.ToImmutable();
    }
}
