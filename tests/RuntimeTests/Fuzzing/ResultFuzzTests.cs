using System.Runtime.InteropServices;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Scheduling;
using PoolGen.Scheduling;
using PoolGen.Serialization;
using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Fuzzing;

/// <summary>
/// From the worker to the parent: whatever stands in the result ring, the parent takes what the reference decoder takes and refuses
/// what it refuses, in bounded memory.
/// </summary>
[Watchdog(Seconds = 300)]
[Trait("Category", "Slow")]
public sealed class ResultFuzzTests
{
    private const int Seeds = 100_000;
    private const int MaxPayload = 4096;
    private const int MostAllocated = RegionLayout.RingSize + (64 * 1024);

    private static readonly SharedRegion Region = SharedRegion.InMemory();

    private readonly List<WireEvent> _taken = new(4096);

    [Fact]
    public void The_parent_takes_what_the_reference_takes_and_refuses_the_rest() =>
        Fuzz.AssertBoth(Fuzz.Run(Seeds, OneSequence), Seeds);

    [Fact]
    public void An_answer_cut_at_any_byte_is_refused_or_only_shorter()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            int total = Prepare(new Random(seed), ready: true, out _, out _, out _).Length;
            for (int cut = 0; cut <= total; cut++)
            {
                var random = new Random(seed);
                byte[] bytes = Prepare(random, ready: true, out SentFrame[] frames, out uint claimed, out byte[] large);
                Compare(bytes.AsSpan(0, cut), 0, frames, claimed, large);
            }
        }
    }

    private static byte[] Prepare(Random random, bool ready, out SentFrame[] frames, out uint claimed, out byte[] large)
    {
        frames = new SentFrame[random.Next(1, 4)];
        for (int i = 0; i < frames.Length; i++) frames[i] = new SentFrame(i * 1000, random.Next(1, 6), random.Next(2) * sizeof(long), random.Next(4) == 0);
        claimed = (uint)(random.Next(8) == 0 ? random.Next(frames.Length + 1) : frames.Length);
        large = new byte[random.Next(300)];
        random.NextBytes(large);
        return new EntryScript(random, frames, large).Write(ready);
    }

    private bool OneSequence(int seed)
    {
        var random = new Random(seed);
        bool atEnd = random.Next(100) == 0;
        byte[] bytes = Prepare(random, !atEnd, out SentFrame[] frames, out uint claimed, out byte[] large);
        ulong start = atEnd && claimed > 0 ? (ulong)(RegionLayout.RingSize - (8 * random.Next(1, 1 + (bytes.Length / 8)))) : 0;
        return Compare(bytes, start, frames, claimed, large, random.Next(10) == 0 ? random.Next(-40, 40) : 0);
    }

    // True when nothing was refused.
    private bool Compare(ReadOnlySpan<byte> bytes, ulong start, SentFrame[] frames, uint claimed, byte[] large, int headError = 0)
    {
        Span<byte> ring = Region.Ring(RegionLayout.ResultRing);
        MemoryMarshal.CreateSpan(ref Region.Int64(0), RegionLayout.HeaderSize / sizeof(long)).Clear();
        ring[..4096].Clear();
        Region.Int64(RegionLayout.Claim) = ((long)frames.Length << 32) | claimed;

        var slot = new WorkerSlot(0);
        _taken.Clear();
        Lend(slot, frames);
        var worker = new MemoryWorker(0, Region, new PayloadBell(large));
        var drain = new ResultDrain(slot, worker, new ScriptedPool(1), TimeProvider.System, MaxPayload);
        bool started = start > 0;
        if (started) MoveTo(start, drain);
        ulong head = Place(bytes, start, ring) + (ulong)headError;
        Region.Int64(RegionLayout.ResultHead) = (long)head;

        var reference = new ReferenceEntries(frames, claimed, started, large, MaxPayload);
        bool valid = reference.Read(ring, start, head);
        _taken.Clear();
        bool accepted = TryAcquire(drain);
        if (drain.BecameReady && !started) _taken.Insert(0, WireEvent.Of('Y', 0, []));
        if (reference.HasStartFailure)
        {
            Assert.Equal(reference.Events, _taken.Take(reference.Events.Count));
            return accepted;
        }

        Assert.Equal(reference.Events, _taken);
        Assert.Equal(valid, accepted);
        return valid;
    }

    private void Lend(WorkerSlot slot, SentFrame[] frames)
    {
        foreach (SentFrame frame in frames)
        {
            ref Lease lease = ref slot[slot.Limit++];
            lease = new Lease { Submission = new EventSubmission(TaskOf(frame.ResultSize), _taken), FirstIndex = frame.FirstIndex, Count = frame.Count };
            if (frame.Stopped) lease.Judge(LeaseVerdict.Cancelled, frame.Count);
        }
    }

    private static CompilerServices.PoolTask TaskOf(int resultSize) => resultSize > 0
        ? new SimulatedTask<UnmanagedCodec<long>, UnmanagedCodec<long>>(1, "Fixed")
        : new SimulatedTask<UnmanagedCodec<long>, LengthCodec>(2, "Varying");

    private static bool TryAcquire(ResultDrain drain)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            drain.Drain(withLarge: true);
            return true;
        }
        catch (Exception e) when (e is PoolProtocolException or PayloadInterruptedException)
        {
            return false;
        }
        finally
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
        }
    }

    // The reader's own tail goes up with what it has taken: large reports bring it close to the ring's end.
    private static void MoveTo(ulong start, ResultDrain drain)
    {
        Span<byte> ring = Region.Ring(RegionLayout.ResultRing);
        var ready = new ResultEntry { Kind = ResultKind.Ready };
        MemoryMarshal.Write(ring, in ready);
        ulong at = ResultEntry.Size;
        while (at < start)
        {
            var report = new ResultEntry { Kind = ResultKind.Progress, Length = (uint)Math.Min(start - at - ResultEntry.Size, 100_000) };
            if (start - at - ResultEntry.Size - report.Length is > 0 and < ResultEntry.Size + 8) report.Length -= 64;
            MemoryMarshal.Write(ring[(int)at..], in report);
            at += (ulong)RegionLayout.Align(ResultEntry.Size + (int)report.Length);
        }

        Region.Int64(RegionLayout.ResultHead) = (long)at;
        drain.Drain(withLarge: true);
        drain.Told();
    }

    // Half of those at the ring's end go on at its start, as they should; the others are cut in two.
    private static ulong Place(ReadOnlySpan<byte> bytes, ulong start, Span<byte> ring)
    {
        int position = (int)start;
        if (position > 0 && bytes.Length % 16 == 0)
        {
            uint goOn = ResultEntry.Wrap;
            MemoryMarshal.Write(ring[position..], in goOn);
            bytes.CopyTo(ring);
            return RegionLayout.RingSize + (ulong)bytes.Length;
        }

        int here = Math.Min(bytes.Length, RegionLayout.RingSize - position);
        bytes[..here].CopyTo(ring[position..]);
        bytes[here..].CopyTo(ring);
        return start + (ulong)bytes.Length;
    }
}
