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

    private int _busy;

    /// <summary>The time between two messages of a kind, in ticks.</summary>
    internal long Ticks => _busy <= FewHosts ? 0 : MessagesPerTurn * _busy * TimeSpan.TicksPerSecond / settings.MostMessages;

    internal double Seconds => Ticks / (double)TimeSpan.TicksPerSecond;

    /// <summary>Looks again how many hosts have work.</summary>
    internal void Measure()
    {
        _busy = 0;
        foreach (RemoteSession session in sessions.All)
        {
            if (session.Open > 0) _busy++;
        }
    }
}
