using System.Net;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using PoolGen.CompilerServices;
using PoolGen.Orleans.Grains;
using PoolGen.Orleans.Scheduling;
using PoolGen.Orleans.Wire;

namespace PoolGen.Orleans.Callers;

/// <summary>Hosts come and go: the membership as some silo knows it, looked at each second, and what hosts answer.</summary>
internal sealed partial class ClusterEngine
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LookTimeout = TimeSpan.FromSeconds(2);

    // Silos that have said that they lend no workers. Under the gate.
    private readonly HashSet<SiloAddress> _withoutWorkers = [];

    /// <summary>The hosts as this pool sees them now.</summary>
    internal IReadOnlyList<HostInfo> Hosts()
    {
        List<HostInfo> hosts = [];
        lock (_gate)
        {
            foreach (HostLink link in _links.Values)
            {
                if (_scheduler.Hosts.FirstOrDefault(session => session.Id == link.Session) is { } session) hosts.Add(link.Describe(StateOf(session)));
            }
        }

        return hosts;
    }

    internal void Opened(HostLink link, HostFacts facts)
    {
        Locked((scheduler, now) => scheduler.Opened(link.Session, facts, now));
        LogHostFound(_options.Name, facts.Name, link.Silo, facts.Slots, facts.Build);
    }

    /// <summary>There is no session.</summary>
    /// <param name="link">The link.</param>
    /// <param name="refusal">What the host has answered; null where it has not.</param>
    internal void OpenFailed(HostLink link, OpenReply? refusal)
    {
        if (refusal is { LendsNone: false }) LogRefused(_options.Name, refusal.Refusal!);
        Locked((scheduler, now) =>
        {
            _links.Remove(link.Session);
            if (refusal is { LendsNone: true }) _withoutWorkers.Add(link.Silo);
            scheduler.OpenFailed(link.Session, now);
        });
    }

    internal void TaskChecked(HostLink link, PoolTask task, string? difference) =>
        Locked((scheduler, now) => scheduler.TaskChecked(link.Session, task, difference, now));

    internal void Received(HostLink link, long operation) => Locked((scheduler, now) => scheduler.Received(link.Session, operation, now));

    internal void Taken(HostLink link, TakeReply reply, bool hasLeft)
    {
        Locked((scheduler, now) => scheduler.Taken(link.Session, reply, now));
        if (hasLeft) HostGone(link, "it has left");
    }

    internal void SessionLost(HostLink link) => Locked((scheduler, now) => scheduler.SessionLost(link.Session, now));

    internal void HostGone(HostLink link, string reason)
    {
        link.IsGone = true;
        LogHostGone(_options.Name, link.Facts?.Name ?? link.Silo.ToString(), link.Silo, reason);
        Locked((scheduler, now) => scheduler.HostGone(KeyOf(link.Silo), reason, now));
    }

    internal void Closed(HostLink link) => Locked((_, _) => _links.Remove(link.Session));

    internal void LogCallFailed(SiloAddress silo, Exception failure) => LogCallFailed(_options.Name, silo, failure);

    private static HostState StateOf(RemoteSession session) => session.State switch
    {
        SessionState.Open => HostState.Ready,
        SessionState.Suspect => HostState.Suspect,
        SessionState.Draining => HostState.Draining,
        _ => HostState.Connecting,
    };

    private static HostKey KeyOf(SiloAddress silo) => new(silo.Endpoint.ToString(), silo.Generation);

    private static SiloAddress SiloOf(HostKey host) => SiloAddress.New(IPEndPoint.Parse(host.Address), (int)host.Generation);

    // Under the gate, so that what follows finds the session, whichever thread sends it.
    private void Link(List<HostCommand> commands)
    {
        foreach (HostCommand command in commands)
        {
            if (command.Kind == HostCommandKind.Open) _links.Add(command.Session, new HostLink(this, SiloOf(command.Host), new SessionId(_caller, command.Session)));
        }
    }

    private void Send(List<HostCommand> commands)
    {
        foreach (HostCommand command in commands)
        {
            HostLink? link;
            lock (_gate) _links.TryGetValue(command.Session, out link);
            link?.Execute(command);
        }
    }

    private async Task WatchMembersAsync()
    {
        // Not on the thread that makes the pool.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        for (int path = 0; !_gone.Task.IsCompleted;)
        {
            try
            {
                Learn(await Grains.GetGrain<IMembersGrain>(path).GetAsync().WaitAsync(LookTimeout, TimeProvider).ConfigureAwait(false));
            }
            catch (Exception e)
            {
                // Another path may lead through another gateway.
                path = (path + 1) % HostGrainKey.Paths;
                LogMembersUnknown(_options.Name, e);
            }

            await Task.WhenAny(_gone.Task, Task.Delay(BetweenLooks, TimeProvider)).ConfigureAwait(false);
        }
    }

    private void Learn(MemberInfo[] members)
    {
        Dictionary<IPEndPoint, int> newest = [];
        HashSet<SiloAddress> dead = [];
        List<SiloAddress> active = [];
        foreach (MemberInfo member in members)
        {
            var silo = SiloAddress.FromParsableString(member.Address);
            if (member.IsDead) dead.Add(silo);
            if (!member.IsActive) continue;
            active.Add(silo);
            newest[silo.Endpoint] = Math.Max(newest.GetValueOrDefault(silo.Endpoint), silo.Generation);
        }

        List<HostLink> gone;
        lock (_gate)
        {
            active.RemoveAll(silo => _withoutWorkers.Contains(silo) || newest[silo.Endpoint] != silo.Generation);
            gone = [.. _links.Values.Where(link => dead.Contains(link.Silo) || newest.GetValueOrDefault(link.Silo.Endpoint) > link.Silo.Generation)];
        }

        foreach (HostLink link in gone) HostGone(link, dead.Contains(link.Silo) ? "the cluster has declared it dead" : "it was started again");
        Locked((scheduler, now) =>
        {
            foreach (SiloAddress silo in active) scheduler.HostSeen(KeyOf(silo), silo.ToString(), now);
        });
    }

    [LoggerMessage(101, LogLevel.Information, "Pool {Pool}: host {Host} ({Silo}) has {Slots} workers; it runs {Build}.")]
    private partial void LogHostFound(string pool, string host, SiloAddress silo, int slots, string build);

    [LoggerMessage(102, LogLevel.Warning, "Pool {Pool}: host {Host} ({Silo}) is gone: {Reason}.")]
    private partial void LogHostGone(string pool, string host, SiloAddress silo, string reason);

    [LoggerMessage(103, LogLevel.Debug, "Pool {Pool}: a call to {Silo} failed and is made again.")]
    private partial void LogCallFailed(string pool, SiloAddress silo, Exception failure);

    [LoggerMessage(104, LogLevel.Debug, "Pool {Pool}: no silo says which hosts there are.")]
    private partial void LogMembersUnknown(string pool, Exception failure);

    [LoggerMessage(105, LogLevel.Information, "Pool {Pool}: no session: {Reason}")]
    private partial void LogRefused(string pool, string reason);
}
