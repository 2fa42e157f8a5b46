using System.Numerics;
using PoolGen.RuntimeTests.Kit;
using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Serialization.Vectors;

/// <summary>Byte for byte what MemoryPack 1.21.4 writes, through the tasks that the generator makes of the file's types.</summary>
public sealed class VectorTests
{
    /// <summary>Large integers of up to 255 bytes, whose bytes MemoryPack 1.21.4 does not write: see docs/decisions/0009-large-integers.md.</summary>
    private static readonly int[] LostByMemoryPack = [48, 49];

    private static readonly Dictionary<int, VectorCase> Cases = VectorTable.All.ToDictionary(static c => c.Id);

    public static TheoryData<int> Ids => new(VectorRow.All.Select(static row => row.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_value_is_written_as_MemoryPack_writes_it_and_read_back(int id)
    {
        byte[] expected = Bytes(id);
        Assert.Equal(expected, Cases[id].Write());
        Assert.Equal(expected, Cases[id].Rewrite(expected));
        Cases[id].AssertRead(expected);
    }

    [Fact]
    public void Every_value_crosses_to_a_worker_and_back_in_these_bytes()
    {
        using ProcessPool pool = new(workers: 2);
        foreach (VectorCase vector in VectorTable.All)
        {
            using RecordingPool recording = new(pool);
            vector.AssertCrosses(recording);
            string expected = Convert.ToHexString(Bytes(vector.Id));
            Assert.Equal((vector.Id, expected), (vector.Id, Convert.ToHexString(recording.Arguments.Single())));
            Assert.Equal((vector.Id, expected), (vector.Id, Convert.ToHexString(recording.Results.Single())));
        }
    }

    [Fact]
    public void A_large_integer_survives_although_MemoryPack_loses_it()
    {
        foreach (int id in LostByMemoryPack)
        {
            byte[] written = VectorRow.All.Single(row => row.Id == id).Bytes;
            Assert.Equal(BigInteger.Zero, Payload.Read<BigInteger, BigIntegerCodec>(written));
            Assert.NotEqual(written, Cases[id].Write());
            Cases[id].AssertRead(Cases[id].Write());
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_truncated_or_longer_payload_is_refused(int id)
    {
        byte[] payload = Cases[id].Write();
        for (int length = 0; length < payload.Length; length++)
        {
            byte[] cut = payload[..length];
            Assert.Throws<PayloadException>(() => Cases[id].Rewrite(cut));
        }

        Assert.Throws<PayloadException>(() => Cases[id].Rewrite([.. payload, 0]));
    }

    /// <summary>The row's bytes; for the two integers that MemoryPack loses, those that its own reader understands.</summary>
    private static byte[] Bytes(int id) => id switch
    {
        48 => Convert.FromHexString("1a0000000000000000000000000000000000000000000000000000000001"),
        49 => Convert.FromHexString("01000000ff"),
        _ => VectorRow.All.Single(row => row.Id == id).Bytes,
    };
}
