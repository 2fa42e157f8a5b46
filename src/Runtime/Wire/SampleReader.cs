using System.Runtime.CompilerServices;

namespace PoolGen.Wire;

/// <summary>The parent's end of the samples. A worker may write anything there: what is read is at worst a wrong time.</summary>
/// <remarks>Used by whoever takes the worker's results.</remarks>
internal sealed unsafe class SampleReader(SharedRegion region)
{
    private readonly ItemSample* _samples = (ItemSample*)region.At(RegionLayout.Samples);
    private readonly long* _headWord = (long*)region.At(RegionLayout.SampleHead);
    private long _drained;

    /// <summary>Whether there is a sample. Asked for each item: most have none.</summary>
    internal bool Any
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Volatile.Read(ref *_headWord) != _drained;
    }

    private long Head => Volatile.Read(ref *_headWord);

    /// <summary>Reads the next sample of the frame's items in front of one; those of frames before it are passed over.</summary>
    internal bool TryRead(uint sequence, int before, out ItemSample sample)
    {
        for (int looks = 0; looks < RegionLayout.SampleCapacity && Head is var head && head != _drained; looks++)
        {
            // What is overwritten, or just being overwritten, is lost.
            if ((ulong)(head - _drained) >= RegionLayout.SampleCapacity) _drained = head - RegionLayout.SampleCapacity + 1;
            sample = _samples[_drained & (RegionLayout.SampleCapacity - 1)];
            Interlocked.MemoryBarrier();
            if ((ulong)(Head - _drained) >= RegionLayout.SampleCapacity) continue;
            int frames = (int)(sample.Sequence - sequence);
            if (frames > 0 || (frames == 0 && sample.Index >= before)) break;
            _drained++;
            if (frames == 0) return true;
        }

        sample = default;
        return false;
    }
}
