using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Serialization;

/// <summary>As docs/types.md says: what lies between the members of a block travels too, so equal values can have different bytes.</summary>
public sealed class PaddingTests
{
    [Fact]
    public void Equal_values_with_padding_may_differ_in_bytes_that_mean_nothing()
    {
        Padded[] clean = [Make(0)];
        Padded[] dirty = [Make(0xff)];
        Assert.Equal(clean, dirty);
        byte[] first = Payload.Write<Padded[], ArrayCodec<Padded, UnmanagedCodec<Padded>>>(clean);
        byte[] second = Payload.Write<Padded[], ArrayCodec<Padded, UnmanagedCodec<Padded>>>(dirty);
        Assert.NotEqual(first, second);
        Assert.Equal(clean, Payload.Read<Padded[], ArrayCodec<Padded, UnmanagedCodec<Padded>>>(second));

        // The same bytes but for the three between the members.
        second.AsSpan(sizeof(int) + 1, 3).Clear();
        Assert.Equal(first, second);
    }

    private static Padded Make(byte padding)
    {
        Padded value = default;
        MemoryMarshal.CreateSpan(ref Unsafe.As<Padded, byte>(ref value), Unsafe.SizeOf<Padded>()).Fill(padding);
        value.Small = 1;
        value.Large = 2;
        return value;
    }

    [StructLayout(LayoutKind.Sequential)]
    private record struct Padded
    {
        public byte Small;
        public int Large;
    }
}
