namespace PoolGen.Telemetry;

/// <summary>How many events there are in each of the last seconds. Events come almost in order.</summary>
internal sealed class EventsPerSecond
{
    private const int Kept = 64;

    private readonly long[] _seconds = new long[Kept];
    private readonly int[] _counts = new int[Kept];

    /// <summary>Counts events, if that second has no more than so many with them.</summary>
    internal bool TryAdd(long second, int events, int most)
    {
        int place = (int)(second % Kept);
        if (_seconds[place] != second)
        {
            _seconds[place] = second;
            _counts[place] = 0;
        }

        if (_counts[place] + events > most) return false;
        _counts[place] += events;
        return true;
    }
}
