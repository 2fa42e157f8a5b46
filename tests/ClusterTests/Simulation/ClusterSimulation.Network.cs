using PoolGen.Orleans.Scheduling;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>What the shell around the scheduler does: it sends commands, again and again until they are answered, over a network that loses, doubles and delays.</summary>
internal sealed partial class ClusterSimulation
{
    private const long RetryAfter = TimeSpan.TicksPerSecond;

    private readonly HashSet<long> _over = [];
    private readonly Dictionary<long, SimulatedHost> _hostOf = [];
    private long _callerFrozenUntil;
    private bool _callerDisturbed;

    /// <summary>Something happens at the caller, some time from now; later if it stands still then.</summary>
    private void AtCaller(long ticks, Action action) => After(ticks, () =>
    {
        if (Now < _callerFrozenUntil) At(_callerFrozenUntil, () => AtCaller(0, action));
        else action();
    });

    private void FreezeCaller(long time)
    {
        if (!_faults) return;
        Log("the caller stands still");
        _callerDisturbed = true;
        _callerFrozenUntil = Now + time;
    }

    private long Latency()
    {
        if (_faults && Chance(_plan.Delays)) return Some(500, 20_000);
        return _random.NextInt64(1, _plan.SlowestLatency);
    }

    private int Copies() => !_faults ? 1 : Chance(_plan.Losses) ? 0 : Chance(_plan.Doubles) ? 2 : 1;

    private void Execute(HostCommand command)
    {
        if (command.Kind == HostCommandKind.Open) _hostOf[command.Session] = _hosts.Find(host => host.Key == command.Host)!;
        SimulatedHost host = _hostOf[command.Session];
        if (command.Kind == HostCommandKind.Close) _over.Add(command.Session);
        if (command.Operation is { } operation)
        {
            foreach (WorkChunk chunk in operation.Chunks)
            {
                foreach (SimulatedItem item in new HostedChunk(chunk, ItemOf).Items) item.HandedAt = Now;
            }
        }

        Send(new SimulatedCall(command), host);
    }

    private void Send(SimulatedCall call, SimulatedHost host)
    {
        HostCommand command = call.Command;
        if (call.IsAnswered || (_over.Contains(command.Session) && command.Kind != HostCommandKind.Close)) return;
        for (int i = Copies(); i > 0; i--)
        {
            After(Latency(), () =>
            {
                if (!host.IsDeaf) host.Do(() => Arrive(call, host));
            });
        }

        long again = command.Take is { } take ? take.Wait + RetryAfter : RetryAfter;
        if (command.Kind != HostCommandKind.Close) AtCaller(again, () => Send(call, host));
    }

    private void Arrive(SimulatedCall call, SimulatedHost host)
    {
        HostCommand command = call.Command;
        long session = command.Session;
        switch (command.Kind)
        {
            case HostCommandKind.Open:
                if (host.Open(session, command.LeaseTime, command.CallerLossGrace) is { } facts) Answer(call, host, (scheduler, now) => scheduler.Opened(session, facts, now));
                else Answer(call, host, (scheduler, now) => scheduler.OpenFailed(session, now));
                break;
            case HostCommandKind.Check:
                Answer(call, host, (scheduler, now) => scheduler.TaskChecked(session, command.Task!, host.IsOtherBuild ? "Order.Lines: int here, long there" : null, now));
                break;
            case HostCommandKind.Operate when host.Operate(session, command.Operation!):
                Answer(call, host, (scheduler, now) => scheduler.Received(session, command.Operation!.Number, now));
                break;
            case HostCommandKind.Take when host.Take(session, command.Take!, reply => Answer(call, host, (scheduler, now) => scheduler.Taken(session, reply, now))):
                break;
            case HostCommandKind.Close:
                host.Close(session);
                break;
            default:
                Answer(call, host, (scheduler, now) => Lost(scheduler, session, now));
                break;
        }
    }

    private void Lost(ClusterScheduler scheduler, long session, long now)
    {
        _hostsLost++;
        _over.Add(session);
        scheduler.SessionLost(session, now);
    }

    private void Answer(SimulatedCall call, SimulatedHost host, Action<ClusterScheduler, long> tell)
    {
        for (int i = Copies(); i > 0 && !host.IsMute; i--)
        {
            AtCaller(Latency(), () =>
            {
                Log($"{host} answers {call}");
                call.IsAnswered = true;
                if (call.Command.Kind == HostCommandKind.Open) MarkingSuspects(() => Locked(scheduler => tell(scheduler, Now)));
                else Locked(scheduler => tell(scheduler, Now));
            });
        }
    }

    private void LookAtDirectory() => AtCaller(0, () =>
    {
        foreach (SimulatedHost host in _hosts.ToArray())
        {
            if (IsListed(host)) Locked(scheduler => scheduler.HostSeen(host.Key, host.Facts.Name, Now));
        }

        After(TimeSpan.TicksPerSecond, LookAtDirectory);
    });

    private void Gone(SimulatedHost host, string why)
    {
        Log($"{host} is known to be gone: {why}");
        MarkingSuspects(() => Locked(scheduler => scheduler.HostGone(host.Key, why, Now)));
    }

    // A host may be lost with this: nobody knows which of the items that it had is the reason.
    private void MarkingSuspects(Action action)
    {
        (RemoteSession Session, List<SimulatedItem> Items)[] before = [.. _scheduler.Hosts.Select(session => (session, ItemsAt(session)))];
        _hostsLost++;
        action();
        foreach ((RemoteSession session, List<SimulatedItem> items) in before)
        {
            object loss = new();
            if (session.State == SessionState.Ended) items.ForEach(item => item.SuspectOf = loss);
        }
    }

    private static List<SimulatedItem> ItemsAt(RemoteSession session)
    {
        List<SimulatedItem> items = [];
        foreach (HandedChunk chunk in session.Chunks.Values)
        {
            foreach ((int first, int count) in chunk.OpenRuns())
            {
                for (int i = first; i < first + count; i++) items.Add(((SimulatedSubmission)chunk.Submission).Items[(int)chunk.Items.FirstIndex + i]);
            }
        }

        return items;
    }

    // Those that are dead stay in the directory for a while.
    private bool IsListed(SimulatedHost host) => !host.IsDead || (_faults && Chance(20));
}
