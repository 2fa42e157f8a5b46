using FsCheck;
using FsCheck.Fluent;
using PoolGen.RuntimeTests.Serialization.Reference;
using PoolGen.Serialization;
using Int = PoolGen.Serialization.UnmanagedCodec<int>;
using Flag = PoolGen.Serialization.CheckedUnmanagedCodec<bool, PoolGen.Serialization.BooleanCheck>;
using When = PoolGen.Serialization.CheckedUnmanagedCodec<System.DateTime, PoolGen.Serialization.DateTimeCheck>;
using Money = PoolGen.Serialization.CheckedUnmanagedCodec<decimal, PoolGen.Serialization.DecimalCheck>;

namespace PoolGen.RuntimeTests.Serialization;

/// <summary>Random values of nested types: 1,000 of each, so 16,000 in all. MemoryPack itself writes and reads them too, but for text with lone surrogates.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Numbers() => Survives<(byte, int, long, double), UnmanagedCodec<(byte, int, long, double)>>();

    [Fact]
    public void Texts() => Survives<string?, StringCodec>();

    [Fact]
    public void Texts_from_any_characters() =>
        Survives<string, StringCodec>(ArbMap.Default.GeneratorFor<ushort[]>().Select(static units => new string([.. units.Select(static unit => (char)unit)])), besideMemoryPack: false);

    [Fact]
    public void Text_in_arrays_in_lists() => Survives<List<string?[]>, ListCodec<string?[], ArrayCodec<string?, StringCodec>>>();

    [Fact]
    public void Numbers_in_jagged_arrays() => Survives<int[][], ArrayCodec<int[], ArrayCodec<int, Int>>>();

    [Fact]
    public void Numbers_in_grids() => Survives<int[,], Array2DCodec<int, Int>>();

    [Fact]
    public void Text_in_grids() => Survives<string?[,], Array2DCodec<string?, StringCodec>>();

    [Fact]
    public void Dictionaries_of_lists() => Survives<Dictionary<int, List<string?>>, DictionaryCodec<int, Int, List<string?>, ListCodec<string?, StringCodec>>>();

    // Not of pairs with unused bytes between key and value, such as bool and double: MemoryPack writes whatever stands there.
    [Fact]
    public void Dictionaries_of_dictionaries() => Survives<Dictionary<long, Dictionary<bool, byte>>,
        DictionaryCodec<long, UnmanagedCodec<long>, Dictionary<bool, byte>, DictionaryCodec<bool, Flag, byte, UnmanagedCodec<byte>>>>();

    [Fact]
    public void Tuples_in_tuples() => Survives<(string?, (int, bool), decimal[]),
        ValueTupleCodec<string?, StringCodec, (int, bool), ValueTupleCodec<int, Int, bool, Flag>, decimal[], ArrayCodec<decimal, Money>>>();

    [Fact]
    public void Tuples_of_the_class_kind() => Survives<Tuple<int, string?, Guid>, TupleCodec<int, Int, string?, StringCodec, Guid, UnmanagedCodec<Guid>>>();

    [Fact]
    public void Nullable_values() => Survives<int?[], ArrayCodec<int?, NullableUnmanagedCodec<int>>>();

    [Fact]
    public void Nullable_tuples() => Survives<(string?, DateTime)?, NullableCodec<(string?, DateTime), ValueTupleCodec<string?, StringCodec, DateTime, When>>>();

    [Fact]
    public void Nullable_times() => Survives<DateTime?[], ArrayCodec<DateTime?, NullableCheckedCodec<DateTime, DateTimeCheck>>>();

    [Fact]
    public void Sets() => Survives<HashSet<int>, HashSetCodec<int, Int>>(ArbMap.Default.GeneratorFor<int[]>().Select(static items => items.ToHashSet()));

    [Fact]
    public void Sorted_dictionaries() => Survives<SortedDictionary<int, string?>, SortedDictionaryCodec<int, Int, string?, StringCodec>>(
        ArbMap.Default.GeneratorFor<Dictionary<int, string?>>().Select(static items => new SortedDictionary<int, string?>(items)));

    internal static void Survives<T, TCodec>(Gen<T>? values = null, int count = 1000, bool besideMemoryPack = true)
        where TCodec : ICodec<T> =>
        Prop.ForAll((values ?? ArbMap.Default.GeneratorFor<T>()).ToArbitrary(), value =>
        {
            byte[] payload = Payload.Write<T, TCodec>(value);
            T read = Payload.Read<T, TCodec>(payload);
            if (besideMemoryPack) RealMemoryPack.AssertAgrees<T, TCodec>(value);
            return Deep.Equal(value, read) && payload.AsSpan().SequenceEqual(Payload.Write<T, TCodec>(read));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(count));
}
