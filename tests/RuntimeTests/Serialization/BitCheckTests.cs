using System.Text;
using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Serialization;

/// <summary>Bits that no value has are refused wherever a block is copied.</summary>
public sealed class BitCheckTests
{
    [Fact]
    public void Bool() => AssertRefused<bool, BooleanCheck>("02", "ff");

    [Fact]
    public void Decimal() => AssertRefused<decimal, DecimalCheck>(
        "00001d00000000000000000000000000", "01000000000000000000000000000000", "00000040000000000000000000000000", "000000ff000000000000000000000000");

    [Fact]
    public void DateTime_of_no_day() => AssertRefused<DateTime, DateTimeCheck>("ffffffffffffff3f", "004037f47528ca2b");

    [Fact]
    public void DateTimeOffset_of_no_day_or_zone() => AssertRefused<DateTimeOffset, DateTimeOffsetCheck>(
        "1c02000000000000ffffffffffffff3f", "490300000000000000000fd65d738dc0", "0100000000000000ff3f37f47528ca2b", "ffff0000000000000000000000000000");

    [Fact]
    public void DateOnly_of_no_day() => AssertRefused<DateOnly, DateOnlyCheck>("ffffffff", "dbb93700");

    [Fact]
    public void TimeOnly_of_no_time() => AssertRefused<TimeOnly, TimeOnlyCheck>("00c0692ac9000000", "ffffffffffffffff");

    [Fact]
    public void Rune_of_a_surrogate() => AssertRefused<Rune, RuneCheck>("00d80000", "00001100", "ffffffff");

    [Fact]
    public void All_values_are_accepted()
    {
        AssertAccepted<bool, BooleanCheck>(true, false);
        AssertAccepted<decimal, DecimalCheck>(decimal.MinValue, decimal.MaxValue, 0.0000000000000000000000000001m, -0.0m);
        AssertAccepted<DateTime, DateTimeCheck>(DateTime.MinValue, DateTime.MaxValue, DateTime.UnixEpoch, DateTime.UnixEpoch.ToLocalTime());
        AssertAccepted<DateTimeOffset, DateTimeOffsetCheck>(
            DateTimeOffset.MinValue, DateTimeOffset.MaxValue, new(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours(14)), new(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours(-14)));
        AssertAccepted<DateOnly, DateOnlyCheck>(DateOnly.MinValue, DateOnly.MaxValue);
        AssertAccepted<TimeOnly, TimeOnlyCheck>(TimeOnly.MinValue, TimeOnly.MaxValue);
        AssertAccepted<Rune, RuneCheck>(new('a'), new(0x10ffff));
    }

    [Fact]
    public void Bits_are_checked_inside_tuples_pairs_and_dictionaries()
    {
        Assert.Throws<PayloadException>(() => Payload.Read<(byte, bool), CheckedUnmanagedCodec<(byte, bool), ValueTupleCheck<byte, AnyBits<byte>, bool, BooleanCheck>>>([1, 2]));
        Assert.Throws<PayloadException>(() => Payload.Read<(byte, bool), ValueTupleCodec<byte, UnmanagedCodec<byte>, bool, CheckedUnmanagedCodec<bool, BooleanCheck>>>([1, 2]));
        Assert.Throws<PayloadException>(() => Payload.Read<KeyValuePair<byte, bool>, CheckedUnmanagedCodec<KeyValuePair<byte, bool>, KeyValuePairCheck<byte, AnyBits<byte>, bool, BooleanCheck>>>([1, 2]));
        Assert.Throws<PayloadException>(() => Payload.Read<Dictionary<byte, bool>, DictionaryCodec<byte, UnmanagedCodec<byte>, bool, CheckedUnmanagedCodec<bool, BooleanCheck>>>([1, 0, 0, 0, 1, 2]));
        Assert.True(Payload.Read<(byte, bool), ValueTupleCodec<byte, UnmanagedCodec<byte>, bool, CheckedUnmanagedCodec<bool, BooleanCheck>>>([1, 1]).Item2);
    }

    [Fact]
    public void The_flag_of_a_nullable_is_0_or_1()
    {
        Assert.Throws<PayloadException>(() => Payload.Read<int?, NullableUnmanagedCodec<int>>(Convert.FromHexString("0200000001000000")));
        Assert.Throws<PayloadException>(() => Payload.Read<int?[], ArrayCodec<int?, NullableUnmanagedCodec<int>>>(Convert.FromHexString("01000000ff00000001000000")));
        Assert.Throws<PayloadException>(() => Payload.Read<bool?, NullableCheckedCodec<bool, BooleanCheck>>([1, 2]));
        Assert.Throws<PayloadException>(() => Payload.Read<bool?, NullableCheckedCodec<bool, BooleanCheck>>([0, 2]));
        Assert.Equal([true, null, false], Payload.RoundTrip<bool?[], ArrayCodec<bool?, NullableCheckedCodec<bool, BooleanCheck>>>([true, null, false]));
        Assert.Equal(DateTime.UnixEpoch, Payload.RoundTrip<DateTime?, NullableCheckedCodec<DateTime, DateTimeCheck>>(DateTime.UnixEpoch));
    }

    private static void AssertRefused<T, TCheck>(params string[] payloads)
        where T : unmanaged
        where TCheck : IBitCheck<T>
    {
        foreach (string hex in payloads)
        {
            byte[] bytes = Convert.FromHexString(hex);
            Assert.Throws<PayloadException>(() => Payload.Read<T, CheckedUnmanagedCodec<T, TCheck>>(bytes));
            for (int count = 1; count < 80; count += 13)
            {
                for (int bad = 0; bad < count; bad++)
                {
                    byte[] array = new byte[sizeof(int) + (count * bytes.Length)];
                    array[0] = (byte)count;
                    bytes.CopyTo(array, sizeof(int) + (bad * bytes.Length));
                    Assert.Throws<PayloadException>(() => Payload.Read<T[], ArrayCodec<T, CheckedUnmanagedCodec<T, TCheck>>>(array));
                    Assert.Throws<PayloadException>(() => ReadArriving<T[], ArrayCodec<T, CheckedUnmanagedCodec<T, TCheck>>>(array));
                }
            }
        }
    }

    private static void AssertAccepted<T, TCheck>(params T[] values)
        where T : unmanaged
        where TCheck : IBitCheck<T>
    {
        for (int count = 1; count < 80; count++)
        {
            T[] array = [.. Enumerable.Range(0, count).Select(i => values[i % values.Length])];
            byte[] payload = Payload.Write<T[], ArrayCodec<T, CheckedUnmanagedCodec<T, TCheck>>>(array);
            Assert.Equal(array, Payload.Read<T[], ArrayCodec<T, CheckedUnmanagedCodec<T, TCheck>>>(payload));
            Assert.Equal(array, ReadArriving<T[], ArrayCodec<T, CheckedUnmanagedCodec<T, TCheck>>>(payload));
        }
    }

    [Fact]
    public void An_array_is_accepted_exactly_if_each_of_its_values_is()
    {
        Random random = new(7);
        AssertAgree<bool, BooleanCheck>(random);
        AssertAgree<decimal, DecimalCheck>(random);
        AssertAgree<DateTime, DateTimeCheck>(random);
        AssertAgree<DateOnly, DateOnlyCheck>(random);
        AssertAgree<TimeOnly, TimeOnlyCheck>(random);
        AssertAgree<DateTimeOffset, DateTimeOffsetCheck>(random);
        AssertAgree<int?, NullableCheck<int, AnyBits<int>>>(random);
        AssertAgree<byte?, NullableCheck<byte, AnyBits<byte>>>(random);
        AssertAgree<Guid?, NullableCheck<Guid, AnyBits<Guid>>>(random);
        AssertAgree<bool?, NullableCheck<bool, BooleanCheck>>(random);
    }

    /// <summary>Forty values of zeros but for some random bits, and now and then one of nothing but random bits: some are valid and some are not.</summary>
    private static void AssertAgree<T, TCheck>(Random random)
        where TCheck : IBitCheck<T>
    {
        int accepted = 0;
        int size = System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        for (int round = 0; round < 4_000; round++)
        {
            byte[] source = new byte[40 * size];
            for (int bit = 0; bit < round % 4; bit++) source[random.Next(source.Length)] ^= (byte)(1 << random.Next(8));
            if (round % 5 == 0) random.NextBytes(source.AsSpan(random.Next(40) * size, size));
            byte[] target = new byte[source.Length];
            bool valid = TCheck.Copy<TCheck>(source, target);
            Assert.Equal(source, target);
            bool each = true;
            foreach (ref readonly T value in System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref source[0]), 40))
            {
                each &= TCheck.IsValid(in value);
            }

            Assert.Equal(each, valid);
            accepted += valid ? 1 : 0;
        }

        Assert.InRange(accepted, 1, 3_999);
    }

    private static T ReadArriving<T, TCodec>(byte[] payload)
        where TCodec : ICodec<T>
    {
        PayloadReader reader = new(new ArrivingPayload(payload, 16));
        return TCodec.Read(ref reader);
    }
}
