namespace PoolGen.Orleans.Scheduling;

/// <summary>
/// How long the messages of one session are apart. Few hosts are answered at once; of many, each waits a little, so that what the caller sends and gets
/// stays within what one process can do, whatever the number of hosts.
/// </summary>
internal sealed class MessagePace(ClusterSettings settings, Sessions sessions)
{
    // Up to here the hosts' own round trips limit them.
    private const int FewHosts = 32;

    // An operation and a request, and the answers to both.
    private const int MessagesPerTurn = 4;

    // A host that has little to do does not wait as long as the others.
    private const int MostHurry = 2;
    private const int Steps = 50;

    /// <summary>The time between two messages of a kind, in ticks.</summary>
    internal long Ticks => sessions.Busy <= FewHosts ? 0 : MessagesPerTurn * sessions.Busy * TimeSpan.TicksPerSecond / settings.MostMessages;

    internal double Seconds => Ticks / (double)TimeSpan.TicksPerSecond;

    /// <summary>When a host gets the next message of a kind: before its slots have done half of what they have.</summary>
    internal long Next(RemoteSession session, long now)
    {
        long pace = Ticks;
        if (pace == 0) return now;
        double half = session.SecondsOpen / session.Slots / 2 * TimeSpan.TicksPerSecond;
        long time = now + Math.Clamp((long)half, pace / MostHurry, pace);

        // Some hosts have their turn together: nobody looks at all of them for each alone.
        long step = Math.Max(1, pace / Steps);
        return (time + step - 1) / step * step;
    }
}
