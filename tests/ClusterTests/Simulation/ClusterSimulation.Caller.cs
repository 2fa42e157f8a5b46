using PoolGen.Extensibility;
using PoolGen.Orleans.Scheduling;
using PoolGen.Scheduling;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>What the caller does: it submits, cancels, closes, terminates, and gives the ends that the scheduler decides.</summary>
internal sealed partial class ClusterSimulation
{
    private readonly List<IPoolSubmission> _endedInside = [];
    private long _tickAt = long.MaxValue;

    int ISubmissionHost.WorkerCount => _scheduler.Slots;

    long ISubmissionHost.MaxPayloadBytes => int.MaxValue;

    TimeProvider ISubmissionHost.TimeProvider => TimeProvider.System;

    void ISubmissionHost.Cancel(IPoolSubmission submission) => throw new NotSupportedException();

    void ISubmissionHost.Offer(IPoolSubmission submission) => throw new NotSupportedException();

    public void Ended(IPoolSubmission submission)
    {
        if (_locked) _endedInside.Add(submission);
        else if (Chance(20)) After(Some(1, 50), () => Locked(scheduler => scheduler.Ended(submission)));
        else Locked(scheduler => scheduler.Ended(submission));
    }

    private void Locked(Action<ClusterScheduler> action, bool ticks = false)
    {
        Require(!_locked, "the lock was taken twice");
        _locked = true;
        action(_scheduler);
        foreach (IPoolSubmission ended in _endedInside) _scheduler.Ended(ended);
        _endedInside.Clear();
        Audit();
        List<HostCommand>? commands = _scheduler.DetachCommands();
        List<ItemEnd>? ends = _scheduler.DetachEnds();
        if (_scheduler.NextDeadline < _tickAt) ArmTick(_scheduler.NextDeadline);
        foreach (HostCommand command in commands ?? []) Send(command, ticks);
        _locked = false;
        if (ends is null) return;

        // Another thread may give them later.
        if (Chance(20)) After(Some(1, 20), () => Give(ends));
        else Give(ends);
    }

    private void Send(HostCommand command, bool ticks)
    {
        if (_log is not null) Log($"{command.Kind} to {command.Host}, session {command.Session}, {command.Operation?.Kind} {command.Operation?.Number ?? command.Take?.Number}: {command.Operation?.Chunks.Sum(static chunk => chunk.Count)} items");
        if (command.Operation is { Kind: OperationKind.Submit } operation && _hosts.Count <= MostAudited) CheckWindow(_scheduler.Hosts.First(session => session.Id == command.Session), operation);
        if (command.Kind == HostCommandKind.Close && ticks && _hostOf[command.Session].SessionOf(command.Session) is { } given) given.IsGivenUp = true;
        Execute(command);
    }

    private void ArmTick(long time)
    {
        _tickAt = time;
        At(time, () => AtCaller(0, () =>
        {
            if (_tickAt > Now) return;
            _tickAt = long.MaxValue;
            if (_scheduler.Hosts.Any(session => Now - session.HeardAt >= _plan.HostLossGrace)) MarkingSuspects(() => Locked(scheduler => scheduler.Tick(Now), ticks: true));
            else Locked(scheduler => scheduler.Tick(Now), ticks: true);
        }));
    }

    private void Give(List<ItemEnd> ends)
    {
        foreach (ItemEnd end in ends) end.Give(this);
    }

    private void Operate() => AtCaller(0, () =>
    {
        // A caller that stood still for long comes too late.
        if (!_faults) return;
        if (Chance(_plan.Cancels)) CancelOne();
        else if (_plan.Terminates && Chance(5)) Locked(static scheduler => scheduler.Terminate());
        else if (_plan.Closes && Chance(5)) Locked(static scheduler => scheduler.Close());
        else if (Chance(30)) PushSome();
        else Submit((SubmissionKind)_random.Next(3));
    });

    private void Submit(SubmissionKind kind)
    {
        var submission = new SimulatedSubmission(this, _submissions.Count, kind, _tasks[_random.Next(_tasks.Length)])
        {
            FixedChunkSize = kind != SubmissionKind.Single && Chance(20) ? _random.Next(1, 6) : 0,
            LargestChunk = kind == SubmissionKind.Stream ? _random.Next(1, 10) : int.MaxValue,
            SubmittedAt = Now,
            Envelope = new SubmissionEnvelope
            {
                TimeLimit = _plan.Hangs > 0 ? TimeSpan.FromSeconds(3) : null,
                Priority = (CallPriority)_random.Next(-1, 2),
            },
        };
        _submissions.Add(submission);
        int items = kind == SubmissionKind.Single ? 1 : _random.Next(1, 40);
        if (kind == SubmissionKind.Stream) submission.ToPush = items;
        else for (int i = 0; i < items; i++) submission.Add(NewItem(submission));
        Log($"{submission} of {submission.Task.Name} is submitted: {items} items");
        if (kind == SubmissionKind.Single) SubmitCall(submission);
        else Locked(scheduler => SubmitItems(scheduler, submission));
    }

    private void SubmitItems(ClusterScheduler scheduler, SimulatedSubmission submission)
    {
        if (scheduler.TryAcceptSubmission(submission)) scheduler.Submit(submission, Now);
        else submission.TryRefuse();
    }

    private void SubmitCall(SimulatedSubmission call)
    {
        if (_scheduler.TryAcceptCall())
        {
            Admit(call, 10);
            return;
        }

        call.TryRefuse();
        Locked(static scheduler => scheduler.CallsEnded(1));
    }

    private void Admit(SimulatedSubmission call, int wait)
    {
        var admission = Admission.Cancelled;
        Locked(scheduler => admission = scheduler.Admit(call, call.Items[0].Encode(), mayExceed: false, Now));
        if (admission is Admission.Full or Admission.OverBytes && _faults)
        {
            AtCaller(wait * TimeSpan.TicksPerMillisecond, () => Admit(call, 2 * wait));
        }
        else if (admission is Admission.NotRunning or Admission.Full or Admission.OverBytes && call.TryRefuse())
        {
            Locked(scheduler => scheduler.Ended(call));
        }
    }

    private void CancelOne()
    {
        SimulatedSubmission[] open = [.. _submissions.Where(static submission => submission is { Finished: false, IsCancelled: false })];
        if (open.Length == 0) return;
        SimulatedSubmission submission = open[_random.Next(open.Length)];
        Log($"{submission} is cancelled");
        submission.MarkCancelled(Now);
        Locked(scheduler =>
        {
            scheduler.Cancel(submission, Now);
            submission.CancelRemaining();
        });
    }

    private void PushSome()
    {
        SimulatedSubmission[] streams = [.. _submissions.Where(static submission => submission is { SourceEnded: false, Finished: false })];
        if (streams.Length == 0) return;
        SimulatedSubmission stream = streams[_random.Next(streams.Length)];
        if (stream.ToPush == 0 || Chance(10)) EndSource(stream);
        else for (int i = _random.Next(1, 20); i > 0 && stream.ToPush > 0; i--) Push(stream);
    }

    private void Push(SimulatedSubmission stream)
    {
        if (stream.Push(NewItem(stream)) && !stream.Finished) Locked(scheduler => scheduler.Offer(stream, Now));
    }

    private void EndSource(SimulatedSubmission stream)
    {
        if (stream.SourceEnded) return;
        stream.EndSource();
        if (!stream.Finished) Locked(scheduler => scheduler.Offer(stream, Now));
    }

    private SimulatedItem NewItem(SimulatedSubmission submission) => new(submission, submission.Items.Count)
    {
        Duration = _plan.Quick ? _random.Next(20_000) : _random.Next(4) switch
        {
            0 => 0,
            1 => _random.Next(5_000),
            2 => Some(1, 200),
            _ => Some(1, _plan.Long ? 20_000 : 2_000),
        },
        Throws = Chance(10),
        Hangs = Chance(_plan.Hangs),
        ObeysToken = Chance(60),
        KillsWorker = Chance(_plan.Poison),
        KillsHost = Chance(_plan.Deadly),
        Padding = submission.Task.ArgumentsSize > 0 ? 0 : _random.Next(20),
    };
}
