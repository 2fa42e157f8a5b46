using PoolGen.RuntimeTests.Serialization.Vectors;
using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Serialization;

/// <summary>Payloads in parts: what is lent is where it would have been written, and what arrives by and by is read as if it had been there.</summary>
[Trait("Category", "Slow")]
public sealed class LargePayloadTests
{
    private static readonly double[] Values = [.. Enumerable.Range(0, 100_000).Select(static i => i / 3.0)];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64 * 1024)]
    public void Every_vector_is_read_while_it_arrives(int window)
    {
        foreach (VectorCase vector in VectorTable.All)
        {
            byte[] bytes = vector.Write();
            Assert.Equal(vector.Rewrite(bytes), vector.RewriteArriving(bytes, window));
        }
    }

    [Fact]
    public void A_payload_that_is_cut_is_refused_while_it_arrives()
    {
        foreach (VectorCase vector in VectorTable.All)
        {
            byte[] bytes = vector.Write();
            for (int cut = 0; cut < bytes.Length; cut++) Assert.Throws<PayloadException>(() => vector.RewriteArriving(bytes[..cut], 3));
        }
    }

    [Fact]
    public void Lent_blocks_stand_where_they_would_have_been_written()
    {
        using PayloadBuffer written = new(), lent = new() { MayLend = true };
        Write(written);
        Write(lent);
        Assert.True(lent.WrittenCount < 100);
        Assert.Equal(written.WrittenCount, lent.Length);
        Assert.Equal(written.WrittenSpan.ToArray(), lent.Parts.Join().ToArray());
        Assert.Equal(written.WrittenSpan.ToArray(), lent.Detach().Join().ToArray());
        Assert.Equal(0, lent.Length);
    }

    [Fact]
    public void What_a_writer_lent_that_was_dropped_is_no_part_of_the_payload()
    {
        using PayloadBuffer buffer = new() { MayLend = true };
        PayloadWriter dropped = new(buffer);
        Sequence.WriteMemory<double, UnmanagedCodec<double>>(ref dropped, Values);
        PayloadWriter writer = new(buffer);
        writer.Write(5);
        writer.Complete();
        Assert.Equal([5, 0, 0, 0], buffer.Parts.Join().ToArray());
    }

    [Fact]
    public void What_is_lent_counts_against_the_limit()
    {
        using PayloadBuffer buffer = new() { MayLend = true, Limit = 1_000_000 };
        PayloadWriter writer = new(buffer);
        Sequence.WriteMemory<double, UnmanagedCodec<double>>(ref writer, Values);
        PayloadTooLargeException? failure = null;
        try
        {
            Sequence.WriteMemory<double, UnmanagedCodec<double>>(ref writer, Values);
        }
        catch (PayloadTooLargeException e)
        {
            failure = e;
        }

        Assert.Contains("1,000,000 bytes", failure?.Message, StringComparison.Ordinal);
    }

    private static void Write(PayloadBuffer buffer)
    {
        PayloadWriter writer = new(buffer);
        writer.WriteString("before");
        Sequence.WriteMemory<double, UnmanagedCodec<double>>(ref writer, Values);
        Sequence.WriteMemory<double, UnmanagedCodec<double>>(ref writer, Values.AsMemory(3, 50_000));
        writer.WriteString("between");
        Sequence.WriteMemory<double, UnmanagedCodec<double>>(ref writer, Values);
        writer.WriteString("behind");
        writer.Complete();
    }
}
