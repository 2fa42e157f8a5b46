namespace PoolGen.Wire;

/// <summary>The worker's end of the samples: it never waits, and overwrites the oldest.</summary>
/// <remarks>Used by the task thread alone.</remarks>
internal sealed unsafe class SampleWriter(SharedRegion region)
{
    private readonly ItemSample* _samples = (ItemSample*)region.At(RegionLayout.Samples);
    private long _head;

    /// <summary>Writes one. Before the item's outcome is committed: so whoever takes the outcome finds the sample.</summary>
    internal void Write(uint sequence, int index, long startedAt, long duration)
    {
        _samples[_head & (RegionLayout.SampleCapacity - 1)] = new ItemSample { StartedAt = startedAt, Duration = duration, Sequence = sequence, Index = index };
        Volatile.Write(ref region.Int64(RegionLayout.SampleHead), ++_head);
    }
}
