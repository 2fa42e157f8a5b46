using System.Buffers.Binary;
using PoolGen.Extensibility;
using PoolGen.Scheduling;
using PoolGen.Serialization;
using PoolGen.Submissions;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>The small parts: what waits, what is cut apart, what is counted.</summary>
public sealed class WorkQueueTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_backlog_is_a_queue_whatever_its_length(int seed)
    {
        var random = new Random(seed);
        var backlog = new Backlog();
        var expected = new Queue<byte[]>();
        for (int round = 0; round < 60; round++)
        {
            for (int i = random.Next(0, 400); i > 0; i--)
            {
                byte[] payload = new byte[random.Next(50) == 0 ? random.Next(70_000) : random.Next(40)];
                random.NextBytes(payload);
                expected.Enqueue(payload);
                backlog.Enqueue(null!, payload, null);
            }

            for (int i = random.Next(0, round % 7 == 6 ? 100_000 : 400); i > 0 && expected.Count > 0; i--)
            {
                Assert.Equal(expected.Dequeue(), backlog.Peek().Payload.ToArray());
                backlog.Dequeue();
            }

            Assert.Equal(expected.Count, backlog.Count);
        }
    }

    [Fact]
    public void A_backlog_that_is_emptied_again_and_again_allocates_nothing()
    {
        var backlog = new Backlog();
        long before = 0;
        for (int round = 0; round < 200; round++)
        {
            // The first rounds make its segments.
            if (round == 100) before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 20; i++) backlog.Enqueue(null!, [1, 2, 3, 4], null);
            for (int i = 0; i < 20; i++) backlog.Dequeue();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void A_slice_of_a_chunk_is_a_chunk(int fixedSize)
    {
        byte[][] items = [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12], [13, 14, 15, 16]];
        for (int count = 1; count <= items.Length; count++)
        {
            byte[] chunk = Chunk(items.Take(count), fixedSize);
            for (int start = 0; start < count; start++)
            {
                for (int length = 1; length <= count - start; length++)
                {
                    Assert.Equal(Chunk(items.Skip(start).Take(length), fixedSize), ChunkPayload.Slice(chunk, count, start, length, fixedSize));
                }
            }
        }
    }

    [Fact]
    public void Chunks_grow_to_ten_milliseconds_and_shrink_towards_the_end()
    {
        var sizer = new ChunkSizer();
        Assert.Equal(1, sizer.Next(1_000_000, 2));
        sizer.Measured(1, TimeSpan.FromMilliseconds(1));
        Assert.Equal(10, sizer.Next(null, 2));
        Assert.Equal(10, sizer.Next(1_000_000, 2));
        Assert.Equal(2, sizer.Next(8, 2));
        Assert.Equal(1, sizer.Next(1, 2));
        sizer.Measured(10, TimeSpan.FromSeconds(10));
        Assert.Equal(1, sizer.Next(null, 2));
    }

    [Fact]
    public void A_task_that_was_told_with_a_frame_taken_back_was_not_told()
    {
        var slot = new WorkerSlot(0);
        slot.Renew();
        slot.Define(3, 10);
        slot.Define(1, 12);
        slot.Undefine(12);
        Assert.True(slot.Knows(3));
        Assert.False(slot.Knows(1));
        Assert.False(slot.Knows(2));
        slot.Define(1, 12);
        Assert.True(slot.Knows(1));
        slot.Renew();
        Assert.False(slot.Knows(1));
    }

    [Fact]
    public void Frames_are_told_apart_across_the_end_of_their_numbers()
    {
        var slot = new WorkerSlot(0);
        slot.Define(0, uint.MaxValue);
        slot.Define(1, 2);
        slot.Undefine(1);
        Assert.True(slot.Knows(0));
        Assert.False(slot.Knows(1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public void Items_encoded_ahead_come_out_as_they_went_in_without_those_that_failed(int fixedSize)
    {
        var random = new Random(7);
        var items = new EncodedItems(fixedSize);
        var expected = new Queue<(long Index, byte[] Item)>();
        using var buffer = new PayloadBuffer();
        for (int round = 0; round < 3_000; round++)
        {
            for (int i = random.Next(0, 12); i > 0; i--)
            {
                long index = items.NextToAdd;
                if (random.Next(5) == 0)
                {
                    Assert.True(items.Skip());
                    continue;
                }

                byte[] item = new byte[fixedSize > 0 ? fixedSize : random.Next(30)];
                random.NextBytes(item);
                Assert.NotEqual(AddedItem.Refused, items.Add(item));
                expected.Enqueue((index, item));
            }

            buffer.Clear();
            int count = items.DequeueInto(buffer, random.Next(1, 10), 100, out long first);
            var taken = Enumerable.Range(0, count).Select(_ => expected.Dequeue()).ToList();
            for (int i = 0; i < count; i++) Assert.Equal(first + i, taken[i].Index);
            if (count > 0) Assert.Equal(Chunk(taken.Select(static t => t.Item), fixedSize), buffer.WrittenSpan.ToArray());
            else Assert.Empty(expected);
            Assert.Equal(expected.Count, items.Count);
        }

        Assert.Equal(expected.Count, items.Close());
        Assert.Equal(AddedItem.Refused, items.Add([]));
    }

    [Fact]
    public void An_adder_says_when_there_is_as_much_as_was_wanted()
    {
        var items = new EncodedItems(0);
        Assert.Equal(AddedItem.Wanted, items.Add([1]));
        Assert.Equal(AddedItem.Waits, items.Add([2]));
        items.Want(4);
        Assert.Equal(AddedItem.Waits, items.Add([3]));
        Assert.Equal(AddedItem.Wanted, items.Add([4]));
        Assert.Equal(AddedItem.Waits, items.Add([5]));
    }

    private static byte[] Chunk(IEnumerable<byte[]> items, int fixedSize)
    {
        byte[][] all = [.. items];
        if (all.Length == 1 || fixedSize > 0) return [.. all.SelectMany(static item => item)];
        var bytes = new List<byte>();
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (byte[] item in all)
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, item.Length);
            bytes.AddRange(length);
            bytes.AddRange(item);
        }

        return [.. bytes];
    }
}
