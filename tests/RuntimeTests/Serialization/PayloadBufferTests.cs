using System.Buffers;
using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Serialization;

public sealed class PayloadBufferTests
{
    [Fact]
    public void Writers_go_on_after_what_is_there_and_a_dropped_one_leaves_nothing()
    {
        using PayloadBuffer buffer = new();
        WriteInts(buffer, 1, 2);
        PayloadWriter dropped = new(buffer);
        dropped.WriteBlock(new int[10_000].AsSpan());
        WriteInts(buffer, 3);

        Assert.Equal(12, buffer.WrittenCount);
        Assert.Equal([1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0], buffer.WrittenSpan.ToArray());
    }

    [Fact]
    public void The_limit_is_exact_and_the_error_names_it()
    {
        using PayloadBuffer buffer = new() { Limit = 12 };
        WriteInts(buffer, 1, 2, 3);
        PayloadTooLargeException error = Assert.Throws<PayloadTooLargeException>(() => WriteInts(buffer, 4));

        Assert.Contains("12 bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("16", error.Message, StringComparison.Ordinal);
        Assert.Equal(12, buffer.WrittenCount);
    }

    [Fact]
    public void A_string_that_fits_is_written_even_where_its_largest_form_would_not()
    {
        string text = new('x', 1000);
        using PayloadBuffer buffer = new() { Limit = 1008 };
        PayloadWriter writer = new(buffer);
        writer.WriteString(text);
        writer.Complete();
        Assert.Equal(1008, buffer.WrittenCount);
    }

    [Fact]
    public void Memory_above_one_megabyte_is_not_kept()
    {
        using PayloadBuffer buffer = new();
        PayloadWriter writer = new(buffer);
        writer.WriteBlock(new byte[3_000_000].AsSpan());
        writer.Complete();
        Assert.True(buffer.Usable.Length >= 3_000_000);
        buffer.Clear();
        Assert.Equal(0, buffer.WrittenCount);
        Assert.True(buffer.Usable.Length <= 1024 * 1024);
    }

    [Fact]
    public void A_large_block_gets_the_memory_that_it_needs_and_not_twice_as_much()
    {
        using PayloadBuffer buffer = new();
        PayloadWriter writer = new(buffer);
        writer.WriteBlock(new byte[50_000_000].AsSpan());
        Assert.InRange(buffer.Usable.Length, 50_000_000, 51_000_000);
    }

    [Fact]
    public void Another_serializer_can_borrow_the_buffer()
    {
        using PayloadBuffer buffer = new() { Limit = 100_000 };
        PayloadWriter writer = new(buffer);
        writer.Write(1);
        IBufferWriter<byte> borrowed = writer.BorrowBufferWriter();
        borrowed.Write(new byte[5000]);
        writer.ReturnBufferWriter();
        writer.Write(2);
        writer.Complete();

        Assert.Equal(5008, buffer.WrittenCount);
        Assert.Throws<PayloadTooLargeException>(() => borrowed.GetSpan(200_000));
        buffer.Truncate(4);
        Assert.Equal([1, 0, 0, 0], buffer.WrittenSpan.ToArray());
    }

    private static void WriteInts(PayloadBuffer buffer, params ReadOnlySpan<int> values)
    {
        PayloadWriter writer = new(buffer);
        foreach (int value in values) writer.Write(value);
        writer.Complete();
    }
}
