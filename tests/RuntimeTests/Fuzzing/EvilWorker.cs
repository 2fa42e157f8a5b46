using System.Runtime.InteropServices;
using PoolGen.Serialization;
using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Fuzzing;

/// <summary>One life of a worker that starts honestly, claims one frame, answers it with what no worker sends, and hangs up.</summary>
internal sealed class EvilWorker(SharedRegion region, MemoryDoorbell bell, int seed, Action lied)
{
    private readonly ClaimWord _claim = new(region);

    internal void Serve()
    {
        var random = new Random(seed);
        new ResultRingWriter(region).TryWrite(ResultKind.Ready, 0, 0, [], outOfBand: 0);
        bell.Ring();
        while (!_claim.TryClaim(out _))
        {
            Interlocked.Exchange(ref region.Int32(RegionLayout.WorkerSleep), SleepState.Anything);
            if (_claim.Claimed == _claim.Limit && bell.Wait(-1) == BellEvent.Gone) return;
        }

        region.Int64(RegionLayout.StartedFrame) = random.Next(10) == 0 ? random.Next() : 1;
        int count = MemoryMarshal.Read<TaskFrame>(region.Ring(RegionLayout.TaskRing)).Count;
        Answer(random, count);
        if (random.Next(2) == 0) Scribble(random);
        bell.Ring();
        bell.Hang();
    }

    private void Answer(Random random, int count)
    {
        byte[] large = new byte[random.Next(200)];
        byte[] bytes = new EntryScript(random, [new SentFrame(0, count, random.Next(2) * sizeof(long), Stopped: false)], large).Write(ready: false);
        bytes.CopyTo(region.Ring(RegionLayout.ResultRing)[ResultEntry.Size..]);
        if (random.Next(3) == 0) bell.TrySendPayload(new LargePayload(large, []));
        Volatile.Write(ref region.Int64(RegionLayout.ResultHead), ResultEntry.Size + (random.Next(8) == 0 ? random.NextInt64() : bytes.Length));
    }

    // Over what it has in common with its parent: tasks of others that it was to do later, what it has claimed, when it has started.
    private void Scribble(Random random)
    {
        if (random.Next(2) == 0) random.NextBytes(region.Ring(RegionLayout.TaskRing)[..16384]);
        if (random.Next(2) == 0) random.NextBytes(MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref region.Int64(RegionLayout.StartedAt), 1)));
        if (random.Next(4) == 0) region.Int64(RegionLayout.ResultTail) = random.NextInt64();
        if (random.Next(4) == 0) region.Int64(RegionLayout.ExitWord) = random.NextInt64();
        if (random.Next(4) != 0) return;

        // Then the frame behind the one that it has answered may be lost as well: it says that it has claimed it.
        lied();
        region.Int64(RegionLayout.Claim) = random.NextInt64();
    }
}
