namespace PoolGen.Orleans.Scheduling;

/// <summary>
/// How much a host gets at once: what its slots do in a few round trips, as measured, so that they are never without work. What must not run twice is
/// lost with its host, started or not: of that at most two items a slot wait there, or what the slots do in one round trip.
/// </summary>
internal static class SessionWindow
{
    /// <summary>How many items wait for each slot at most that must not run twice, beyond those that run.</summary>
    internal const int MostWaitingPerSlot = 2;

    private const double RoundTrips = 4;
    private const double ShortestSeconds = 0.020;
    private const double LongestSeconds = 2.0;

    /// <summary>How much work a slot gets at once, in seconds.</summary>
    internal static double Seconds(double roundTrip, double pace) => Math.Clamp(RoundTrips * Trip(roundTrip, pace), ShortestSeconds, LongestSeconds);

    /// <summary>How many items may be at a host that must not run twice.</summary>
    /// <param name="slots">How many the host runs at once.</param>
    /// <param name="running">How many of them are known to run.</param>
    /// <param name="secondsPerItem">How long one takes, or 0.</param>
    /// <param name="roundTrip">How long the host takes to answer, in seconds.</param>
    /// <param name="pace">How long messages wait until they are sent, in seconds.</param>
    internal static int MostOnce(int slots, int running, double secondsPerItem, double roundTrip, double pace)
    {
        int few = Math.Min(running, slots) + (MostWaitingPerSlot * slots);
        return secondsPerItem <= 0 ? few : Math.Max(few, AsInt((slots * Trip(roundTrip, pace) / secondsPerItem) + running));
    }

    /// <summary>How many more items of a task a host may have.</summary>
    /// <param name="slots">How many the host runs at once.</param>
    /// <param name="open">How many items it has.</param>
    /// <param name="secondsOpen">How much work those are.</param>
    /// <param name="secondsPerItem">How long one of the task takes, or 0.</param>
    /// <param name="roundTrip">How long the host takes to answer, in seconds.</param>
    /// <param name="pace">How long messages wait until they are sent, in seconds.</param>
    internal static int Room(int slots, int open, double secondsOpen, double secondsPerItem, double roundTrip, double pace)
    {
        // One runs and one waits: nobody knows more before it was measured.
        int few = (2 * slots) - open;
        if (secondsPerItem <= 0) return few;
        double seconds = slots * (Seconds(roundTrip, pace) + secondsPerItem);
        return Math.Max(few, AsInt((seconds - secondsOpen) / secondsPerItem));
    }

    // From a free slot to the item that fills it: it is told, and the answer comes.
    private static double Trip(double roundTrip, double pace) => roundTrip + (2 * pace);

    private static int AsInt(double items) => (int)Math.Min(items, int.MaxValue / 4);
}
