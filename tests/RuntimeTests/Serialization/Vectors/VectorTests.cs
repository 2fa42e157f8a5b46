using System.Numerics;
using System.Text.Json;
using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Serialization.Vectors;

/// <summary>Byte for byte what MemoryPack 1.21.4 writes.</summary>
public sealed class VectorTests
{
    /// <summary>Large integers of up to 255 bytes, whose bytes MemoryPack 1.21.4 does not write: see <see cref="BigIntegerCodec"/>.</summary>
    private static readonly int[] LostByMemoryPack = [48, 49];

    private static readonly Dictionary<int, VectorCase> Cases = VectorTable.All.ToDictionary(static c => c.Id);

    public static TheoryData<int> Ids => new(Rows().Select(static row => row.Id));

    [Fact]
    public void Every_row_has_a_case_and_every_case_a_row() =>
        Assert.Equal(Rows().Select(static row => (row.Id, row.Type)), VectorTable.All.Select(static c => (c.Id, c.Type)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_value_is_written_as_MemoryPack_writes_it_and_read_back(int id)
    {
        if (LostByMemoryPack.Contains(id)) return;
        byte[] expected = Hex(id);
        Assert.Equal(expected, Cases[id].Write());
        Assert.Equal(expected, Cases[id].Rewrite(expected));
        Cases[id].AssertRead(expected);
    }

    [Fact]
    public void A_large_integer_survives_although_MemoryPack_loses_it()
    {
        foreach (int id in LostByMemoryPack)
        {
            Assert.Equal(BigInteger.Zero, Payload.Read<BigInteger, BigIntegerCodec>(Hex(id)));
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

    private static byte[] Hex(int id) => Convert.FromHexString(Rows().Single(row => row.Id == id).Hex);

    private static List<Row> Rows() =>
        JsonSerializer.Deserialize<List<Row>>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "memorypack-vectors.json")), JsonSerializerOptions.Web)!;

    private sealed record Row(int Id, string Type, string Hex);
}
