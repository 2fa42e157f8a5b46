namespace PoolGen.Generator.Parsing;

/// <summary>The types that have a codec in the runtime: one line a type, nothing else to add here.</summary>
/// <remarks>For a generic type the codec's type arguments are each argument followed by that argument's codec.</remarks>
internal static class KnownCodecs
{
    /// <summary>The codec of a value that is shared.</summary>
    public const string SharedValue = "SharedCodec";

    /// <summary>Metadata name and codec name of each type.</summary>
    public static readonly (string MetadataName, string CodecName)[] All =
    [
        ("System.String", "StringCodec"),
        ("System.Uri", "UriCodec"),
        ("System.Version", "VersionCodec"),
        ("System.Numerics.BigInteger", "BigIntegerCodec"),
        ("System.Collections.BitArray", "BitArrayCodec"),
        ("System.Text.StringBuilder", "StringBuilderCodec"),
        ("System.Globalization.CultureInfo", "CultureInfoCodec"),
        ("System.TimeZoneInfo", "TimeZoneInfoCodec"),
        ("System.Lazy`1", "LazyCodec"),
        ("System.IO.FileInfo", "FileInfoCodec"),
        ("System.IO.DirectoryInfo", "DirectoryInfoCodec"),
        ("System.Net.IPAddress", "IPAddressCodec"),
        ("System.Net.IPEndPoint", "IPEndPointCodec"),
        ("System.Text.RegularExpressions.Regex", "RegexCodec"),
        ("System.Text.Json.JsonElement", "JsonElementCodec"),
        ("System.Text.Json.JsonDocument", "JsonDocumentCodec"),
        ("System.Text.Json.Nodes.JsonNode", "JsonNodeCodec"),
        ("System.Text.Json.Nodes.JsonObject", "JsonObjectCodec"),
        ("System.Text.Json.Nodes.JsonArray", "JsonArrayCodec"),
        ("System.Text.Json.Nodes.JsonValue", "JsonValueCodec"),
        ("System.Collections.Generic.KeyValuePair`2", "KeyValuePairCodec"),
        ("System.ValueTuple`1", "ValueTupleCodec"),
        ("System.ValueTuple`2", "ValueTupleCodec"),
        ("System.ValueTuple`3", "ValueTupleCodec"),
        ("System.ValueTuple`4", "ValueTupleCodec"),
        ("System.ValueTuple`5", "ValueTupleCodec"),
        ("System.ValueTuple`6", "ValueTupleCodec"),
        ("System.ValueTuple`7", "ValueTupleCodec"),
        ("System.ValueTuple`8", "ValueTupleCodec"),
        ("System.Tuple`1", "TupleCodec"),
        ("System.Tuple`2", "TupleCodec"),
        ("System.Tuple`3", "TupleCodec"),
        ("System.Tuple`4", "TupleCodec"),
        ("System.Tuple`5", "TupleCodec"),
        ("System.Tuple`6", "TupleCodec"),
        ("System.Tuple`7", "TupleCodec"),
        ("System.Tuple`8", "TupleCodec"),
        ("System.Memory`1", "MemoryCodec"),
        ("System.ReadOnlyMemory`1", "ReadOnlyMemoryCodec"),
        ("System.ArraySegment`1", "ArraySegmentCodec"),
        ("System.Buffers.ReadOnlySequence`1", "ReadOnlySequenceCodec"),
        ("System.Collections.Generic.List`1", "ListCodec"),
        ("System.Collections.Generic.Dictionary`2", "DictionaryCodec"),
        ("System.Collections.Generic.HashSet`1", "HashSetCodec"),
        ("System.Collections.Generic.Queue`1", "QueueCodec"),
        ("System.Collections.Generic.Stack`1", "StackCodec"),
        ("System.Collections.Generic.LinkedList`1", "LinkedListCodec"),
        ("System.Collections.Generic.SortedSet`1", "SortedSetCodec"),
        ("System.Collections.Generic.SortedDictionary`2", "SortedDictionaryCodec"),
        ("System.Collections.Generic.SortedList`2", "SortedListCodec"),
        ("System.Collections.Generic.PriorityQueue`2", "PriorityQueueCodec"),
        ("System.Collections.ObjectModel.ObservableCollection`1", "ObservableCollectionCodec"),
        ("System.Collections.ObjectModel.Collection`1", "CollectionCodec"),
        ("System.Collections.ObjectModel.ReadOnlyCollection`1", "ReadOnlyCollectionCodec"),
        ("System.Collections.ObjectModel.ReadOnlyObservableCollection`1", "ReadOnlyObservableCollectionCodec"),
        ("System.Collections.ObjectModel.ReadOnlyDictionary`2", "ReadOnlyDictionaryCodec"),
        ("System.Collections.Concurrent.ConcurrentDictionary`2", "ConcurrentDictionaryCodec"),
        ("System.Collections.Concurrent.ConcurrentQueue`1", "ConcurrentQueueCodec"),
        ("System.Collections.Concurrent.ConcurrentStack`1", "ConcurrentStackCodec"),
        ("System.Collections.Concurrent.ConcurrentBag`1", "ConcurrentBagCodec"),
        ("System.Collections.Concurrent.BlockingCollection`1", "BlockingCollectionCodec"),
        ("System.Collections.Immutable.ImmutableArray`1", "ImmutableArrayCodec"),
        ("System.Collections.Immutable.ImmutableList`1", "ImmutableListCodec"),
        ("System.Collections.Immutable.ImmutableQueue`1", "ImmutableQueueCodec"),
        ("System.Collections.Immutable.ImmutableStack`1", "ImmutableStackCodec"),
        ("System.Collections.Immutable.ImmutableHashSet`1", "ImmutableHashSetCodec"),
        ("System.Collections.Immutable.ImmutableSortedSet`1", "ImmutableSortedSetCodec"),
        ("System.Collections.Immutable.ImmutableDictionary`2", "ImmutableDictionaryCodec"),
        ("System.Collections.Immutable.ImmutableSortedDictionary`2", "ImmutableSortedDictionaryCodec"),
        ("System.Collections.Immutable.IImmutableList`1", "IImmutableListCodec"),
        ("System.Collections.Immutable.IImmutableQueue`1", "IImmutableQueueCodec"),
        ("System.Collections.Immutable.IImmutableStack`1", "IImmutableStackCodec"),
        ("System.Collections.Immutable.IImmutableSet`1", "IImmutableSetCodec"),
        ("System.Collections.Immutable.IImmutableDictionary`2", "IImmutableDictionaryCodec"),
        ("System.Collections.Frozen.FrozenSet`1", "FrozenSetCodec"),
        ("System.Collections.Frozen.FrozenDictionary`2", "FrozenDictionaryCodec"),
        ("System.Collections.Generic.IEnumerable`1", "IEnumerableCodec"),
        ("System.Collections.Generic.ICollection`1", "ICollectionCodec"),
        ("System.Collections.Generic.IReadOnlyCollection`1", "IReadOnlyCollectionCodec"),
        ("System.Collections.Generic.IList`1", "IListCodec"),
        ("System.Collections.Generic.IReadOnlyList`1", "IReadOnlyListCodec"),
        ("System.Collections.Generic.IDictionary`2", "IDictionaryCodec"),
        ("System.Collections.Generic.IReadOnlyDictionary`2", "IReadOnlyDictionaryCodec"),
        ("System.Collections.Generic.ISet`1", "ISetCodec"),
        ("System.Collections.Generic.IReadOnlySet`1", "IReadOnlySetCodec"),
        ("System.Linq.ILookup`2", "ILookupCodec"),
        ("System.Linq.IGrouping`2", "IGroupingCodec"),
        ("PoolGen.SharedArray`1", "SharedArrayCodec"),
        ("PoolGen.ReadOnlySharedArray`1", "ReadOnlySharedArrayCodec"),
        ("PoolGen.Shared`1", SharedValue),
    ];

    private static readonly Dictionary<string, string> ByMetadataName =
        All.ToDictionary(static row => row.MetadataName, static row => row.CodecName, StringComparer.Ordinal);

    /// <summary>Whether a codec writes a reference to what is shared, and not the value.</summary>
    public static bool IsShared(string codec) => codec is "SharedArrayCodec" or "ReadOnlySharedArrayCodec" or SharedValue;

    /// <summary>The codec of a type, or null.</summary>
    public static string? Find(string metadataName) => ByMetadataName.TryGetValue(metadataName, out string? codec) ? codec : null;
}
