using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Pairs, alone or in a dictionary: key and value, or their raw memory where they hold no references.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct KeyValuePairCodec<TKey, TKeyCodec, TValue, TValueCodec> : ICodec<KeyValuePair<TKey, TValue>>
    where TKeyCodec : ICodec<TKey>
    where TValueCodec : ICodec<TValue>
{
    /// <inheritdoc/>
    public static int FixedSize => Block.Size<KeyValuePair<TKey, TValue>>();

    /// <inheritdoc/>
    public static int MinimumSize => Math.Max(FixedSize, TKeyCodec.MinimumSize + TValueCodec.MinimumSize);

    /// <inheritdoc/>
    public static bool IsValid(in KeyValuePair<TKey, TValue> value)
    {
        TKey key = value.Key;
        TValue item = value.Value;
        return TKeyCodec.IsValid(in key) && TValueCodec.IsValid(in item);
    }

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, KeyValuePair<TKey, TValue> value)
    {
        if (FixedSize > 0)
        {
            writer.WriteRaw(in value);
            return;
        }

        TKeyCodec.Write(ref writer, value.Key);
        TValueCodec.Write(ref writer, value.Value);
    }

    /// <inheritdoc/>
    public static KeyValuePair<TKey, TValue> Read(ref PayloadReader reader) => FixedSize > 0
        ? Block.Read<KeyValuePair<TKey, TValue>, KeyValuePairCodec<TKey, TKeyCodec, TValue, TValueCodec>>(ref reader)
        : new(TKeyCodec.Read(ref reader), TValueCodec.Read(ref reader));
}
