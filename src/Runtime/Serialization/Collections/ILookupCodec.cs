#nullable disable annotations // serves ILookup<K, T> and ILookup<K, T>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Lookups: collections of groups. They arrive with the default comparer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ILookupCodec<TKey, TKeyCodec, TElement, TElementCodec> : ICodec<ILookup<TKey, TElement>>
    where TKeyCodec : ICodec<TKey>
    where TElementCodec : ICodec<TElement>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ILookup<TKey, TElement> value) =>
        Sequence.Write<IGrouping<TKey, TElement>, IGroupingCodec<TKey, TKeyCodec, TElement, TElementCodec>>(ref writer, value);

    /// <inheritdoc/>
    public static ILookup<TKey, TElement> Read(ref PayloadReader reader) =>
        Sequence.Read<IGrouping<TKey, TElement>, IGroupingCodec<TKey, TKeyCodec, TElement, TElementCodec>>(ref reader)?
            .SelectMany(static group => group ?? throw PayloadErrors.Missing<IGrouping<TKey, TElement>>(), static (group, element) => (group.Key, element))
            .ToLookup(static pair => pair.Key, static pair => pair.element);
}
