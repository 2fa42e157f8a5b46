using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Scheduling;

public sealed class RingTests
{
    [Fact]
    public void Task_frames_survive_the_wrap_at_every_alignment()
    {
        var random = new Random(3);
        for (int offset = 0; offset <= 2 * TaskFrame.Size; offset++)
        {
            SharedRegion region = SharedRegion.InMemory();
            var writer = new TaskRingWriter(region);
            var reader = new TaskRingReader(region);
            uint sequence = 0;

            // Up to just before the end, then frames of all sizes across it.
            int left = RegionLayout.RingSize - offset * RegionLayout.Alignment - TaskFrame.Size * 4;
            for (int rest = left; rest > 0; rest -= 128 * 1024 + TaskFrame.Size) Exchange(Math.Min(rest, 128 * 1024), 0);
            for (int i = 0; i < 20; i++) Exchange(random.Next(0, 60), random.Next(0, 9));

            void Exchange(int length, int definitionLength)
            {
                byte[] payload = new byte[length];
                random.NextBytes(payload.AsSpan(0, Math.Min(length, 100)));
                byte[] definition = new byte[definitionLength];
                random.NextBytes(definition);
                ulong start = writer.Head;
                var frame = new TaskFrame { Sequence = sequence, Count = 1 };
                Assert.True(writer.TryWrite(ref frame, definition, payload, start));
                Assert.True(writer.Payload(start, definitionLength, length).SequenceEqual(payload));
                ReadOnlySpan<byte> read = reader.Read(sequence++, out TaskFrame found);
                Assert.Equal(definitionLength, found.DefinitionLength);
                Assert.True(read[..definitionLength].SequenceEqual(definition));
                Assert.True(read[definitionLength..].SequenceEqual(payload));
            }

            GC.KeepAlive(region);
        }
    }

    [Fact]
    public void A_task_ring_keeps_what_is_needed_and_says_when_it_is_full()
    {
        SharedRegion region = SharedRegion.InMemory();
        var writer = new TaskRingWriter(region);
        var reader = new TaskRingReader(region);
        byte[] payload = new byte[1000];
        uint sent = 0;
        while (Send(keepFrom: 0)) sent++;
        Assert.Equal((uint)(RegionLayout.RingSize / (payload.Length + TaskFrame.Size)), sent);

        // Reclaimed, written again, and still the worker reads on where it was.
        ulong third = 2 * (ulong)RegionLayout.Align(payload.Length + TaskFrame.Size);
        writer.Rewind(third);
        payload.AsSpan().Fill(7);
        sent = 2;
        Assert.True(Send(keepFrom: 0));
        for (uint sequence = 0; sequence < 3; sequence++)
        {
            Assert.Equal(sequence < 2 ? 0 : 7, reader.Read(sequence, out _)[500]);
        }

        bool Send(ulong keepFrom)
        {
            var frame = new TaskFrame { Sequence = sent, Count = 1 };
            return writer.TryWrite(ref frame, default, payload, keepFrom);
        }

        GC.KeepAlive(region);
    }

    [Fact]
    public void Results_survive_the_wrap_the_full_ring_and_runs_of_any_length()
    {
        SharedRegion region = SharedRegion.InMemory();
        var writer = new ResultRingWriter(region);
        var reader = new ResultRingReader(region);
        var random = new Random(5);
        var expected = new Queue<byte>();
        int entries = 0;
        int refused = 0;
        byte next = 0;
        while (entries < 4_000)
        {
            if (random.Next(entries < 2_000 ? 2_000 : 3) == 0) TakeSome();
            byte[] item = new byte[random.Next(1, 3_000)];
            item.AsSpan().Fill(next);
            bool run = random.Next(3) == 0;
            int items = run ? random.Next(1, 12) : 1;
            bool written = run ? writer.TryOpenRun(1, 0, item.Length, items) : writer.TryWrite(ResultKind.Result, 1, item.Length, item, outOfBand: 0);
            if (!written)
            {
                refused++;
                TakeSome();
                continue;
            }

            entries++;
            int added = 0;
            while (run && added < items && writer.RunHasRoom)
            {
                writer.AddToRun(item);
                added++;
            }

            if (run) _runs.Enqueue((item.Length, added));
            for (int i = 0; i < (run ? added : 1); i++) expected.Enqueue(next);
            next++;
        }

        // A run is closed by what comes behind it.
        writer.TryWrite(ResultKind.Progress, 1, 0, [], outOfBand: 0);
        while (reader.TryPeek() && reader.Entry.Kind != ResultKind.Progress) TakeSome();
        Assert.Empty(expected);
        Assert.True(refused > 0);

        void TakeSome()
        {
            for (int i = random.Next(1, 400); i > 0 && reader.TryPeek() && reader.Entry.Kind != ResultKind.Progress; i--)
            {
                if (reader.Entry.Kind == ResultKind.Result)
                {
                    Assert.Equal(reader.Entry.Index, reader.Payload.Length);
                    Assert.Equal(expected.Dequeue(), reader.Payload[^1]);
                    reader.Advance();
                    continue;
                }

                (int size, int left) = _runs.Peek();
                ReadOnlySpan<byte> taken = reader.ReadRun(size, int.MaxValue, out bool ended);
                for (int at = 0; at < taken.Length; at += size) Assert.Equal(expected.Dequeue(), taken[at]);
                if (!ended) return;
                _runs.Dequeue();
                reader.Advance();
            }
        }

        GC.KeepAlive(region);
    }

    private readonly Queue<(int Size, int Count)> _runs = new();
}
