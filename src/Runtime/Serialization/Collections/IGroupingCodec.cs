#nullable disable annotations // serves IGrouping<K, T> and IGrouping<K, T>? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Groups: objects of a key and the elements.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IGroupingCodec<TKey, TKeyCodec, TElement, TElementCodec> : ICodec<IGrouping<TKey, TElement>>
    where TKeyCodec : ICodec<TKey>
    where TElementCodec : ICodec<TElement>
{
    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, IGrouping<TKey, TElement> value)
    {
        if (value is null)
        {
            writer.WriteNullObject();
            return;
        }

        writer.BeginObject(2);
        TKeyCodec.Write(ref writer, value.Key);
        Sequence.Write<TElement, TElementCodec>(ref writer, value);
        writer.EndObject();
    }

    /// <inheritdoc/>
    public static IGrouping<TKey, TElement> Read(ref PayloadReader reader)
    {
        if (!reader.BeginObject(2)) return null;
        TKey key = TKeyCodec.Read(ref reader);
        TElement[] elements = Sequence.Read<TElement, TElementCodec>(ref reader) ?? throw PayloadErrors.Missing<TElement[]>();
        reader.EndObject();
        return new Grouping<TKey, TElement>(key, elements);
    }
}
