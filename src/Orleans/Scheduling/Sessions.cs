using System.Diagnostics.CodeAnalysis;
using PoolGen.CompilerServices;

namespace PoolGen.Orleans.Scheduling;

/// <summary>Owns the list of the sessions that are not over, and the memory of the last hosts that were lost.</summary>
/// <remarks>Used under the pool's lock.</remarks>
internal sealed class Sessions
{
    private const int MostLost = 8;

    private readonly Dictionary<HostKey, RemoteSession> _byHost = [];
    private readonly Dictionary<long, RemoteSession> _byId = [];
    private readonly List<RemoteSession> _all = [];
    private readonly Queue<string> _lost = new();
    private long _ids;

    internal List<RemoteSession> All => _all;

    /// <summary>How long tasks take anywhere.</summary>
    internal TaskTimes Times { get; } = new();

    /// <summary>How many hosts have work.</summary>
    internal int Busy { get; set; }

    /// <summary>How many items the hosts of now run at once.</summary>
    internal int Slots
    {
        get
        {
            int slots = 0;
            foreach (RemoteSession session in _all)
            {
                if (session.State == SessionState.Open) slots += session.Slots;
            }

            return slots;
        }
    }

    /// <summary>The hosts that were lost last, and why.</summary>
    internal IReadOnlyCollection<string> Lost => _lost;

    internal RemoteSession Add(HostKey host, string name, long now)
    {
        var session = new RemoteSession(++_ids, host, name, this, now);
        _byId.Add(session.Id, session);
        _byHost.Add(host, session);
        _all.Add(session);
        return session;
    }

    internal bool TryGet(long id, [NotNullWhen(true)] out RemoteSession? session) => _byId.TryGetValue(id, out session);

    internal RemoteSession? Of(HostKey host) => _byHost.GetValueOrDefault(host);

    /// <summary>A session is over.</summary>
    /// <param name="session">The session.</param>
    /// <param name="why">Why, or null where it never was a host's.</param>
    internal void Remove(RemoteSession session, string? why)
    {
        session.State = SessionState.Ended;
        _byId.Remove(session.Id);
        _byHost.Remove(session.Host);
        if (session.Open > 0) Busy--;
        _all.Remove(session);
        if (why is null) return;
        if (_lost.Count == MostLost) _lost.Dequeue();
        _lost.Enqueue($"{session.Name} ({why})");
    }

    /// <summary>Whether some host runs a task, or may.</summary>
    internal bool MayRun(PoolTask task)
    {
        foreach (RemoteSession session in _all)
        {
            if (session.IsUsable && session.TaskOf(task).Runs != false) return true;
        }

        return false;
    }
}
