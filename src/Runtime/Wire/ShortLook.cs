using System.Diagnostics;

namespace PoolGen.Wire;

/// <summary>Looking for news without sleeping, for some microseconds. Whoever else could run on this processor runs instead.</summary>
internal struct ShortLook(TimeSpan longest)
{
    private const int LooksBetweenYields = 32;

    private readonly long _end = Stopwatch.GetTimestamp() + (long)(longest.TotalSeconds * Stopwatch.Frequency);
    private int _looks;

    /// <summary>Waits a few nanoseconds; false when the time is over.</summary>
    internal bool GoesOn()
    {
        if (++_looks % LooksBetweenYields == 0)
        {
            if (Stopwatch.GetTimestamp() > _end) return false;
            Thread.Yield();
        }
        else
        {
            Thread.SpinWait(1);
        }

        return true;
    }
}
