using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Pairs whose key and value are each checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct KeyValuePairCheck<TKey, TKeyCheck, TValue, TValueCheck> : IBitCheck<KeyValuePair<TKey, TValue>>
    where TKeyCheck : IBitCheck<TKey>
    where TValueCheck : IBitCheck<TValue>
{
    /// <inheritdoc/>
    public static bool IsValid(in KeyValuePair<TKey, TValue> value)
    {
        TKey key = value.Key;
        TValue item = value.Value;
        return TKeyCheck.IsValid(in key) && TValueCheck.IsValid(in item);
    }
}
