#nullable disable annotations // serves SortedList<TKey, TValue> and SortedList<TKey, TValue>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Sorted lists. They arrive with the default comparer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SortedListCodec<TKey, TKeyCodec, TValue, TValueCodec> : ICodec<SortedList<TKey, TValue>>
    where TKeyCodec : ICodec<TKey>
    where TValueCodec : ICodec<TValue>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, SortedList<TKey, TValue> value) =>
        Sequence.Write<KeyValuePair<TKey, TValue>, KeyValuePairCodec<TKey, TKeyCodec, TValue, TValueCodec>>(ref writer, value);

    /// <inheritdoc/>
    public static SortedList<TKey, TValue> Read(ref PayloadReader reader)
    {
        if (!Entries.TryReadCount<TKey, TKeyCodec, TValue, TValueCodec>(ref reader, out int count)) return null;
        var entries = new SortedList<TKey, TValue>(count);
        Entries.Read<TKey, TKeyCodec, TValue, TValueCodec>(ref reader, count, entries);
        return entries;
    }
}
