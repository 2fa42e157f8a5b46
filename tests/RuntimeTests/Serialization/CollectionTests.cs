using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Numerics;
using PoolGen.Serialization;
using Int = PoolGen.Serialization.UnmanagedCodec<int>;

namespace PoolGen.RuntimeTests.Serialization;

/// <summary>What the vectors leave out.</summary>
public sealed class CollectionTests
{
    private static readonly int[] Three = [1, 2, 3];

    private static readonly Dictionary<string, int> Two = new() { ["a"] = 1, ["b"] = 2 };

    [Fact]
    public void Stacks_keep_their_order()
    {
        Assert.Equal(new Stack<int>(Three), Payload.RoundTrip<Stack<int>, StackCodec<int, Int>>(new(Three)));
        Assert.Equal(new ConcurrentStack<int>(Three), Payload.RoundTrip<ConcurrentStack<int>, ConcurrentStackCodec<int, Int>>(new(Three)));
        Assert.Equal(ImmutableStack.Create(Three), Payload.RoundTrip<ImmutableStack<int>, ImmutableStackCodec<int, Int>>(ImmutableStack.Create(Three)));
        Assert.Equal(ImmutableStack.Create(Three), Payload.RoundTrip<IImmutableStack<int>, IImmutableStackCodec<int, Int>>(ImmutableStack.Create(Three)));
    }

    [Fact]
    public void Sequences_of_every_kind_survive()
    {
        Assert.Equal(Three, Payload.RoundTrip<Collection<int>, CollectionCodec<int, Int>>(new(Three)));
        Payload.RoundTrip<Collection<int>, CollectionCodec<int, Int>>(new(Three)).Add(4);
        Assert.Equal(Three, Payload.RoundTrip<ReadOnlyCollection<int>, ReadOnlyCollectionCodec<int, Int>>(new(Three)));
        Assert.Equal(Three, Payload.RoundTrip<ReadOnlyObservableCollection<int>, ReadOnlyObservableCollectionCodec<int, Int>>(new(new(Three))));
        Assert.Equal(Three, Payload.RoundTrip<BlockingCollection<int>, BlockingCollectionCodec<int, Int>>(new(new ConcurrentQueue<int>(Three))));
        Assert.Equal(Three, Payload.RoundTrip<ImmutableQueue<int>, ImmutableQueueCodec<int, Int>>(ImmutableQueue.Create(Three)));
        Assert.Equal(Three, Payload.RoundTrip<IImmutableQueue<int>, IImmutableQueueCodec<int, Int>>(ImmutableQueue.Create(Three)));
        Assert.Equal(Three, Payload.RoundTrip<IImmutableList<int>, IImmutableListCodec<int, Int>>(ImmutableList.Create(Three)));
        Assert.Equal(Three, Payload.RoundTrip<IList<int>, IListCodec<int, Int>>(Three));
        Assert.Equal(Three, Payload.RoundTrip<ReadOnlyMemory<int>, ReadOnlyMemoryCodec<int, Int>>(Three).ToArray());
        Assert.Equal(Three, Payload.RoundTrip<IEnumerable<int>, IEnumerableCodec<int, Int>>(Enumerable.Range(1, 3).Where(static i => i > 0)));
    }

    [Fact]
    public void Sets_of_every_kind_survive()
    {
        Assert.Equal(Three, Payload.RoundTrip<ISet<int>, ISetCodec<int, Int>>(Three.ToHashSet()).Order());
        Assert.Equal(Three, Payload.RoundTrip<IReadOnlySet<int>, IReadOnlySetCodec<int, Int>>(Three.ToHashSet()).Order());
        Assert.Equal(Three, Payload.RoundTrip<FrozenSet<int>, FrozenSetCodec<int, Int>>(Three.ToFrozenSet()).Order());
        Assert.Equal(Three, Payload.RoundTrip<ImmutableHashSet<int>, ImmutableHashSetCodec<int, Int>>([.. Three]).Order());
        Assert.Equal(Three, Payload.RoundTrip<IImmutableSet<int>, IImmutableSetCodec<int, Int>>(ImmutableHashSet.Create(Three)).Order());
    }

    [Fact]
    public void Dictionaries_of_every_kind_survive()
    {
        Assert.Equal(Two, Payload.RoundTrip<ReadOnlyDictionary<string, int>, ReadOnlyDictionaryCodec<string, StringCodec, int, Int>>(new(Two)));
        Assert.Equal(Two, Payload.RoundTrip<SortedList<string, int>, SortedListCodec<string, StringCodec, int, Int>>(new(Two)));
        Assert.Equal(Two, Payload.RoundTrip<FrozenDictionary<string, int>, FrozenDictionaryCodec<string, StringCodec, int, Int>>(Two.ToFrozenDictionary()).OrderBy(static e => e.Key));
        Assert.Equal(Two, Payload.RoundTrip<ImmutableSortedDictionary<string, int>, ImmutableSortedDictionaryCodec<string, StringCodec, int, Int>>(Two.ToImmutableSortedDictionary()));
        Assert.Equal(Two, Payload.RoundTrip<IImmutableDictionary<string, int>, IImmutableDictionaryCodec<string, StringCodec, int, Int>>(Two.ToImmutableDictionary()).OrderBy(static e => e.Key));
    }

    [Fact]
    public void Entries_without_references_are_their_memory()
    {
        Dictionary<byte, int> value = new() { [1] = 2 };
        byte[] bytes = Payload.Write<Dictionary<byte, int>, DictionaryCodec<byte, UnmanagedCodec<byte>, int, Int>>(value);
        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0], bytes);
        Assert.Equal(value, Payload.Read<Dictionary<byte, int>, DictionaryCodec<byte, UnmanagedCodec<byte>, int, Int>>(bytes));
    }

    [Fact]
    public void Lookups_and_groups_survive()
    {
        ILookup<int, string> lookup = new[] { "a", "bb", "c" }.ToLookup(static s => s.Length);
        ILookup<int, string> read = Payload.RoundTrip<ILookup<int, string>, ILookupCodec<int, Int, string, StringCodec>>(lookup);
        Assert.Equal(["a", "c"], read[1]);
        Assert.Equal(["bb"], read[2]);
        IGrouping<int, string> group = Payload.RoundTrip<IGrouping<int, string>, IGroupingCodec<int, Int, string, StringCodec>>(lookup.First());
        Assert.Equal((1, 2), (group.Key, group.Count()));
    }

    [Fact]
    public void Arrays_of_several_dimensions_survive()
    {
        int[,,] cube = { { { 1, 2 }, { 3, 4 } } };
        Assert.Equal(cube, Payload.RoundTrip<int[,,], Array3DCodec<int, Int>>(cube));
        string?[,,,] texts = { { { { "a", null } } } };
        Assert.Equal(texts, Payload.RoundTrip<string?[,,,], Array4DCodec<string?, StringCodec>>(texts));
        Assert.Equal(3, Payload.RoundTrip<int[,], Array2DCodec<int, Int>>(new int[0, 3]).GetLength(1));
        Assert.Null(Payload.RoundTrip<int[,]?, Array2DCodec<int, Int>>(null));
    }

    [Theory]
    [InlineData("03ffffffff0000000000000000")]
    [InlineData("0302000000020000000300000000000000000000000000000000000000")]
    [InlineData("03ffffff7fffffff7f00000000")]
    [InlineData("03ffffff7f0000000000000000ff")]
    [InlineData("030100000001000000ffffffff")]
    public void Arrays_of_impossible_dimensions_are_refused(string hex) =>
        Assert.Throws<PayloadException>(() => Payload.Read<int[,], Array2DCodec<int, Int>>(Convert.FromHexString(hex)));

    [Fact]
    public void Dimensions_whose_product_overflows_are_refused() =>
        Assert.Throws<PayloadException>(() => Payload.Read<int[,,], Array3DCodec<int, Int>>(
            Convert.FromHexString("04" + "ffffff7f" + "ffffff7f" + "00000000" + "00000000")));

    [Fact]
    public void A_key_that_comes_twice_or_is_null_is_refused()
    {
        Assert.Throws<PayloadException>(() => Payload.Read<Dictionary<int, int>, DictionaryCodec<int, Int, int, Int>>(
            Convert.FromHexString("0200000001000000010000000100000002000000")));
        Assert.Throws<PayloadException>(() => Payload.Read<SortedDictionary<string, int>, SortedDictionaryCodec<string, StringCodec, int, Int>>(
            Convert.FromHexString("01000000ffffffff01000000")));
    }

    [Fact]
    public void A_derived_array_is_written_as_the_declared_one() =>
        Assert.Equal(["a"], Payload.RoundTrip<IEnumerable<object>[], ArrayCodec<IEnumerable<object>, TextsCodec>>(new IEnumerable<string>[] { ["a"] })[0]);

    [Fact]
    public void Sequences_in_pieces_survive()
    {
        Piece first = new([1, 2]);
        ReadOnlySequence<int> sequence = new(first, 0, first.Then([3]), 1);
        Assert.Equal(Three, Payload.RoundTrip<ReadOnlySequence<int>, ReadOnlySequenceCodec<int, Int>>(sequence).ToArray());
    }

    [Fact]
    public void Large_integers_survive()
    {
        foreach (int bits in (int[])[0, 7, 8, 200, 2039, 2040, 2041, 100_000])
        {
            BigInteger value = BigInteger.Pow(2, bits);
            Assert.Equal([value, -value], Payload.RoundTrip<BigInteger[], ArrayCodec<BigInteger, BigIntegerCodec>>([value, -value]));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b?c")]
    [InlineData("/root")]
    [InlineData("http://b\u00fccher.example/\u00e9")]
    [InlineData("file:///a b")]
    public void Addresses_of_every_kind_survive(string text)
    {
        Uri uri = new(text, UriKind.RelativeOrAbsolute);
        Uri read = Payload.RoundTrip<Uri, UriCodec>(uri);
        Assert.Equal((uri.OriginalString, uri.IsAbsoluteUri), (read.OriginalString, read.IsAbsoluteUri));
    }

    [Fact]
    public void Blocks_are_written_and_read_without_allocating()
    {
        int[] values = new int[1000];
        using PayloadBuffer buffer = new();
        RoundTrip();
        long before = GC.GetAllocatedBytesForCurrentThread();
        RoundTrip();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void RoundTrip()
        {
            buffer.Clear();
            PayloadWriter writer = new(buffer);
            foreach (int value in values) Int.Write(ref writer, value);
            Int.WriteMany<Int>(ref writer, values);
            writer.Complete();
            PayloadReader reader = new(buffer.WrittenSpan);
            foreach (ref int value in values.AsSpan()) value = Int.Read(ref reader);
            Int.ReadMany<Int>(ref reader, values);
            reader.EnsureEnd();
        }
    }

    [Fact]
    public void Time_zones_and_lazy_values_survive()
    {
        TimeZoneInfo zone = TimeZoneInfo.CreateCustomTimeZone("Own", TimeSpan.FromHours(3), "Own zone", "Own time");
        Assert.Equal(zone, Payload.RoundTrip<TimeZoneInfo, TimeZoneInfoCodec>(zone));
        Assert.Equal(5, Payload.RoundTrip<Lazy<int>, LazyCodec<int, Int>>(new(static () => 5)).Value);
        Assert.Equal(Tuple.Create(1, 2, 3, 4, 5, 6, 7, 8), Payload.RoundTrip<Tuple<int, int, int, int, int, int, int, Tuple<int>>,
            TupleCodec<int, Int, int, Int, int, Int, int, Int, int, Int, int, Int, int, Int, Tuple<int>, TupleCodec<int, Int>>>(Tuple.Create(1, 2, 3, 4, 5, 6, 7, 8)));
    }

    private readonly struct TextsCodec : ICodec<IEnumerable<object>>
    {
        public static void Write(ref PayloadWriter writer, IEnumerable<object> value) => writer.WriteString((string)value.Single());

        public static IEnumerable<object> Read(ref PayloadReader reader) => [reader.ReadString()!];
    }

    private sealed class Piece : ReadOnlySequenceSegment<int>
    {
        public Piece(int[] items) => Memory = items;

        public Piece Then(int[] items)
        {
            Piece next = new(items) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }
}
