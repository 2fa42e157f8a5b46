using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Text;
using PoolGen.Generator.Parsing;
using PoolGen.RuntimeTests.Serialization.Types;
using PoolGen.Serialization;
using Int = PoolGen.Serialization.UnmanagedCodec<int>;

namespace PoolGen.RuntimeTests.Serialization;

/// <summary>The types of docs/types.md, written and read by MemoryPack itself and by us.</summary>
public sealed class MemoryPackAgreementTests
{
    /// <summary>Types that MemoryPack 1.21.4 has no formatter for: their format is that of their like.</summary>
    private static readonly string[] UnknownToMemoryPack =
    [
        "System.Collections.ObjectModel.ReadOnlyDictionary`2",
    ];

    /// <summary>Collections whose order is another each time they are made.</summary>
    private static readonly string[] Unordered = ["System.Collections.Frozen.FrozenSet`1", "System.Collections.Concurrent.ConcurrentBag`1", "System.Collections.Concurrent.ConcurrentDictionary`2"];

    private static readonly MethodInfo Collection = Method(nameof(AgreesOnCollection));
    private static readonly MethodInfo Map = Method(nameof(AgreesOnMap));

    public static TheoryData<string> Collections => new(KnownCodecs.All.Where(static row => IsCollection(row.MetadataName, 1)).Select(static row => row.MetadataName));

    public static TheoryData<string> Maps => new(KnownCodecs.All.Where(static row => IsCollection(row.MetadataName, 2)).Select(static row => row.MetadataName));

    [Theory]
    [MemberData(nameof(Collections))]
    public void Collections_agree(string type)
    {
        string codec = KnownCodecs.All.Single(row => row.MetadataName == type).CodecName;
        Type ofNumbers = TypesPage.CodecOf(type, codec)!.MakeGenericType(typeof(int), typeof(Int));
        Type ofTexts = TypesPage.CodecOf(type, codec)!.MakeGenericType(typeof(string), typeof(StringCodec));
        Random random = new(11);
        for (int count = 0; count < 20; count++)
        {
            int[] numbers = [.. Enumerable.Range(0, count).Select(_ => random.Next()).Distinct()];
            Collection.MakeGenericMethod(typeof(int), typeof(Int), TypesPage.Served(ofNumbers), ofNumbers).Invoke(null, [type, numbers]);
            string[] texts = [.. numbers.Select(static number => $"t\u00e9xt {number}")];
            Collection.MakeGenericMethod(typeof(string), typeof(StringCodec), TypesPage.Served(ofTexts), ofTexts).Invoke(null, [type, texts]);
        }
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void Dictionaries_agree(string type)
    {
        string name = KnownCodecs.All.Single(row => row.MetadataName == type).CodecName;
        Type codec = TypesPage.CodecOf(type, name)!.MakeGenericType(typeof(int), typeof(Int), typeof(string), typeof(StringCodec));
        for (int count = 0; count < 20; count++)
        {
            Dictionary<int, string> entries = Enumerable.Range(0, count).ToDictionary(static i => i * 37, static i => $"{i}");
            Map.MakeGenericMethod(TypesPage.Served(codec), codec).Invoke(null, [type, entries]);
        }
    }

    [Fact]
    public void Values_agree()
    {
        RealMemoryPack.AssertAgrees<string?, StringCodec>(null);
        RealMemoryPack.AssertAgrees<Uri?, UriCodec>(new Uri("../a?b#\u00e9", UriKind.Relative));
        RealMemoryPack.AssertAgrees<Version?, VersionCodec>(new Version(1, 2, 3));
        RealMemoryPack.AssertAgrees<Version?, VersionCodec>(null);
        RealMemoryPack.AssertAgrees<StringBuilder?, StringBuilderCodec>(new StringBuilder("ab\u00e9").Append('c', 20_000));
        RealMemoryPack.AssertAgrees<CultureInfo?, CultureInfoCodec>(CultureInfo.GetCultureInfo("de-CH"));
        RealMemoryPack.AssertAgrees<TimeZoneInfo?, TimeZoneInfoCodec>(TimeZoneInfo.Utc);
        RealMemoryPack.AssertAgrees<BigInteger, BigIntegerCodec>(BigInteger.Pow(7, 1_000));
        RealMemoryPack.AssertAgrees<Lazy<string>?, LazyCodec<string, StringCodec>>(new Lazy<string>("made"));
        RealMemoryPack.AssertAgrees<PriorityQueue<string, int>?, PriorityQueueCodec<string, StringCodec, int, Int>>(new([("b", 2), ("a", 1)]));
        RealMemoryPack.AssertAgrees<KeyValuePair<int, string>, KeyValuePairCodec<int, Int, string, StringCodec>>(new(1, "one"));
        RealMemoryPack.AssertAgrees<ILookup<int, string>?, ILookupCodec<int, Int, string, StringCodec>>(new[] { "a", "bb", "cc" }.ToLookup(static text => text.Length));
        RealMemoryPack.AssertAgrees<int[,,]?, Array3DCodec<int, Int>>(new[,,] { { { 1, 2 }, { 3, 4 } } });
        RealMemoryPack.AssertAgrees<string[,,,]?, Array4DCodec<string, StringCodec>>(new[,,,] { { { { "a", "b" } } } });
        RealMemoryPack.AssertAgrees<Half[]?, ArrayCodec<Half, UnmanagedCodec<Half>>>([(Half)1.5f]);
        RealMemoryPack.AssertAgrees<Rune[]?, ArrayCodec<Rune, CheckedUnmanagedCodec<Rune, RuneCheck>>>([new('a')]);
    }

    [Fact]
    public void Where_the_page_says_that_bytes_differ_they_do()
    {
        Assert.NotEqual(MemoryPack.MemoryPackSerializer.Serialize(BigInteger.MinusOne), Payload.Write<BigInteger, BigIntegerCodec>(BigInteger.MinusOne));
        Assert.Throws<MemoryPack.MemoryPackSerializationException>(static () => MemoryPack.MemoryPackSerializer.Serialize("\ud800"));
    }

    private static bool IsCollection(string type, int arity) =>
        type.EndsWith($"`{arity}", StringComparison.Ordinal)
        && !type.Contains("Tuple", StringComparison.Ordinal)
        && !type.StartsWith("PoolGen.", StringComparison.Ordinal)
        && type is not ("System.Lazy`1" or "System.Collections.Generic.KeyValuePair`2" or "System.Collections.Generic.PriorityQueue`2" or "System.Linq.ILookup`2" or "System.Linq.IGrouping`2");

    private static MethodInfo Method(string name) => typeof(MemoryPackAgreementTests).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!;

    private static void AgreesOnCollection<T, TCodec, TCollection, TCollectionCodec>(string type, T[] items)
        where TCodec : ICodec<T>
        where TCollectionCodec : ICodec<TCollection> =>
        Agrees<TCollection, TCollectionCodec>(type, Payload.Write<T[], ArrayCodec<T, TCodec>>(items));

    private static void AgreesOnMap<TMap, TMapCodec>(string type, Dictionary<int, string> entries)
        where TMapCodec : ICodec<TMap> =>
        Agrees<TMap, TMapCodec>(type, Payload.Write<Dictionary<int, string>, DictionaryCodec<int, Int, string, StringCodec>>(entries));

    /// <summary>Collections are the same on the wire, so an array's bytes make a value of any of them.</summary>
    private static void Agrees<T, TCodec>(string type, byte[] payload)
        where TCodec : ICodec<T>
    {
        T value = Payload.Read<T, TCodec>(payload);
        Assert.Equal(!UnknownToMemoryPack.Contains(type), RealMemoryPack.Knows(value));
        if (!UnknownToMemoryPack.Contains(type)) RealMemoryPack.AssertAgrees<T, TCodec>(value, !Unordered.Contains(type));
    }
}
