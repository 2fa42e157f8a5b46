using System.Runtime.CompilerServices;

namespace PoolGen.Wire;

/// <summary>The parent's end of the samples. A worker may write anything there: what is read is at worst a wrong time.</summary>
/// <remarks>Used by whoever takes the worker's results.</remarks>
internal sealed unsafe class SampleReader(SharedRegion region)
{
    private readonly ItemSample* _samples = (ItemSample*)region.At(RegionLayout.Samples);
    private readonly long* _headWord = (long*)region.At(RegionLayout.SampleHead);
    private long _taken;

    /// <summary>Whether there is a sample. Asked for each item: most have none.</summary>
    internal bool Any
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Volatile.Read(ref *_headWord) != _taken;
    }

    private long Head => Volatile.Read(ref *_headWord);

    /// <summary>Takes the next sample of the frame's items in front of one; those of frames before it are passed over.</summary>
    internal bool TryTake(uint sequence, int before, out ItemSample sample)
    {
        for (int looks = 0; looks < RegionLayout.SampleCapacity && Head is var head && head != _taken; looks++)
        {
            // What is overwritten, or just being overwritten, is lost.
            if ((ulong)(head - _taken) >= RegionLayout.SampleCapacity) _taken = head - RegionLayout.SampleCapacity + 1;
            sample = _samples[_taken & (RegionLayout.SampleCapacity - 1)];
            Interlocked.MemoryBarrier();
            if ((ulong)(Head - _taken) >= RegionLayout.SampleCapacity) continue;
            int frames = (int)(sample.Sequence - sequence);
            if (frames > 0 || (frames == 0 && sample.Index >= before)) break;
            _taken++;
            if (frames == 0) return true;
        }

        sample = default;
        return false;
    }
}
