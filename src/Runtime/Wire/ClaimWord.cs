namespace PoolGen.Wire;

/// <summary>
/// Says in one 64-bit word which of the items sent to a worker have started (<c>claimed</c>, the lower half) and how many may start
/// (<c>limit</c>, the upper half). The worker claims an item, and the parent reclaims what is not claimed, each with one compare-and-swap:
/// there is no moment in which both hold an item, and none in which the parent does not know whose it is.
/// </summary>
/// <remarks>Both halves count items since the worker's start and wrap around; they are compared by difference.</remarks>
internal readonly unsafe struct ClaimWord(SharedRegion region)
{
    private readonly ulong* _word = (ulong*)region.At(RegionLayout.Claim);

    internal uint Claimed => (uint)Volatile.Read(ref *_word);

    /// <summary>Whether there is an item to claim.</summary>
    internal bool HasUnclaimed => Volatile.Read(ref *_word) is var word && (uint)word != (uint)(word >> 32);

    internal uint Limit => (uint)(Volatile.Read(ref *_word) >> 32);

    /// <summary>Worker: starts the next item if there is one.</summary>
    internal bool TryClaim(out uint sequence)
    {
        ulong seen = Volatile.Read(ref *_word);
        while (true)
        {
            sequence = (uint)seen;
            if (sequence == (uint)(seen >> 32)) return false;
            ulong before = Interlocked.CompareExchange(ref *_word, (seen & 0xFFFFFFFF_00000000) | (sequence + 1), seen);
            if (before == seen) return true;
            seen = before;
        }
    }

    /// <summary>
    /// Parent: lets the worker start everything before <paramref name="to"/>. False, and nothing has changed, when the limit is not the one that
    /// the parent wrote last: the worker has written over it, and whoever raised it now would make what it says of its claims look true again.
    /// </summary>
    internal bool TryRaise(uint from, uint to)
    {
        ulong seen = Volatile.Read(ref *_word);
        while ((uint)(seen >> 32) == from)
        {
            ulong before = Interlocked.CompareExchange(ref *_word, ((ulong)to << 32) | (uint)seen, seen);
            if (before == seen) return true;
            seen = before;
        }

        return false;
    }

    /// <summary>Parent: reclaims all items from <paramref name="keep"/> on that have not started; returns the new limit, behind which all are the parent's again.</summary>
    internal uint Reclaim(uint keep)
    {
        ulong seen = Volatile.Read(ref *_word);
        while (true)
        {
            uint claimed = (uint)seen;
            uint limit = (int)(claimed - keep) > 0 ? claimed : keep;
            if ((int)((uint)(seen >> 32) - limit) <= 0) return (uint)(seen >> 32);
            ulong before = Interlocked.CompareExchange(ref *_word, ((ulong)limit << 32) | claimed, seen);
            if (before == seen) return limit;
            seen = before;
        }
    }
}
