using PoolGen.RuntimeTests.Kit;
using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Scheduling;

[Watchdog]
public sealed class ClaimWordTests
{
    [Fact]
    public void Every_item_is_claimed_or_taken_back_exactly_once()
    {
        const int frames = 400_000;
        SharedRegion region = SharedRegion.InMemory();
        var parent = new ClaimWord(region);
        bool over = false;
        var claimed = new List<uint>();
        var worker = new Thread(() =>
        {
            var word = new ClaimWord(region);
            while (true)
            {
                bool last = Volatile.Read(ref over);
                if (word.TryClaim(out uint sequence)) claimed.Add(sequence);
                else if (last) return;
            }
        });
        worker.Start();

        // Sent numbers are used again for what was reclaimed, as the scheduler does: each may be claimed once.
        var random = new Random(1);
        uint limit = 0;
        long takenBack = 0;
        long sent = 0;
        while (sent < frames)
        {
            uint more = (uint)random.Next(1, 20);
            Assert.True(parent.TryRaise(limit, limit + more));
            limit += more;
            sent += more;
            if (random.Next(3) != 0) continue;
            uint left = parent.Reclaim(limit - (uint)random.Next(0, (int)more + 1));
            Assert.True((int)(limit - left) >= 0 && (int)(left - parent.Claimed) >= 0, "the limit fell below what was claimed");
            takenBack += limit - left;
            limit = left;
        }

        Volatile.Write(ref over, true);
        worker.Join();
        Assert.Equal(Enumerable.Range(0, (int)limit).Select(static i => (uint)i), claimed);
        Assert.Equal(sent, takenBack + claimed.Count);
        Assert.True(takenBack > 0);
        GC.KeepAlive(region);
    }

    [Fact]
    public void What_the_worker_wrote_over_stays_as_it_is()
    {
        SharedRegion region = SharedRegion.InMemory();
        var word = new ClaimWord(region);
        Assert.True(word.TryRaise(0, 2));
        region.Int64(RegionLayout.Claim) = 0;
        Assert.False(word.TryRaise(2, 3));
        Assert.Equal(0u, word.Limit);
        GC.KeepAlive(region);
    }

    [Fact]
    public void Both_halves_wrap_around()
    {
        SharedRegion region = SharedRegion.InMemory();
        region.Int64(RegionLayout.Claim) = unchecked((long)0xFFFFFFFE_FFFFFFFE);
        var word = new ClaimWord(region);
        Assert.True(word.TryRaise(0xFFFFFFFE, 3));
        for (uint expected = 0xFFFFFFFE; expected != 1; expected++)
        {
            Assert.True(word.TryClaim(out uint sequence));
            Assert.Equal(expected, sequence);
        }

        Assert.Equal(1u, word.Reclaim(0xFFFFFFFF));
        Assert.False(word.TryClaim(out _));
        Assert.Equal(1u, word.Reclaim(7));
        GC.KeepAlive(region);
    }
}
