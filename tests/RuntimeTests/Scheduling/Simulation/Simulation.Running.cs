using PoolGen.Serialization;
using PoolGen.CompilerServices;
using PoolGen.Scheduling;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>What happens next.</summary>
internal sealed partial class Simulation
{
    private const int MostSteps = 2_000_000;

    private readonly List<Action> _possible = [];
    private int _operationsLeft;
    private int _deathsLeft;
    private int _stopsLeft;
    private int _looksAtRest;

    /// <summary>Runs the whole story; throws a <see cref="SimulationFailure"/> when a rule is broken.</summary>
    internal void Run()
    {
        _operationsLeft = _plan.Operations;
        _deathsLeft = _plan.Deaths;
        _stopsLeft = _plan.Stops;
        Locked(static scheduler => scheduler.Start());
        RunUntilRest();
        foreach (SimulatedSubmission stream in Unfinished(SubmissionKind.Stream)) EndSource(stream);
        if (Chance(50)) Continue();
        RunUntilRest();
        Require(!_gaveUp || _submissions.TrueForAll(static s => s.Finished), $"the pool gave up, and these never ended: {string.Join(", ", _submissions.Where(static s => !s.Finished))}");
        foreach (SimulatedSubmission submission in _submissions.Where(static s => !s.Finished).ToArray()) Cancel(submission);
        RunUntilRest();
        Require(_later.Count == 0 && _submissions.TrueForAll(static s => s.Finished), $"never ended: {string.Join(", ", _submissions.Where(static s => !s.Finished))}");
        foreach (SimulatedItem item in _submissions.Where(static s => !s.Abandoned && !s.Refused).SelectMany(static s => s.Items))
        {
            Require(item.Outcome is not null, $"{item} has no outcome");
        }

        Require(_scheduler.OpenSubmissions == 0, $"{_scheduler.OpenSubmissions} submissions are open, and all have ended");
        Locked(static scheduler => scheduler.DropCancelledCalls());
        Require(_gaveUp || _scheduler.Buffered == 0, $"{_scheduler.Buffered} bytes of arguments are held, and no item is left");
        Locked(static scheduler => scheduler.Close());
        RunUntilRest();
        Require(_scheduler.AllGone, "workers are left over");
        AuditCounts();
        Require(_allReaders.TrueForAll(static reader => reader.Worker.Dead), "a worker lives on");
        ReturnRegions();
    }

    private void RunUntilRest()
    {
        for (int step = 0; ; step++)
        {
            Require(step < MostSteps, "it never comes to rest");
            if (_operationsLeft > 0 && Chance(8))
            {
                Operate();
                continue;
            }

            FindPossible();
            if (_possible.Count > 0)
            {
                _possible[_random.Next(_possible.Count)]();
                if (Chance(1)) Clock.Now += _random.Next(0, 300);
                continue;
            }

            AuditRest();
            if (_operationsLeft > 0 && Chance(60)) Operate();
            else if (!GoOnInTime() && _operationsLeft == 0) return;
        }
    }

    private void FindPossible()
    {
        _possible.Clear();
        foreach (SimulatedReader? reader in _readers)
        {
            if (reader is null) continue;
            if (reader.Worker.CanStep) _possible.Add(reader.Worker.GoOn);
            if (reader.HasWork) _possible.Add(reader.GoOn);
        }

        foreach (SimulatedCaller caller in _callers)
        {
            if (caller.LooksAt <= Now) _possible.Add(() => LookForRoom(caller));
        }

        if (_scheduler.HasEnds) _possible.Add(GiveEnds);
        if (_later.Count > 0) _possible.Add(DoLater);
        if (_armedAt < Now) _possible.Add(Tick);
    }

    private bool GoOnInTime()
    {
        long next = _armedAt == long.MaxValue ? long.MaxValue : Math.Max(Now, _armedAt) + SimulatedClock.Millisecond;
        foreach (SimulatedReader? reader in _readers)
        {
            if (reader is not null) next = Math.Min(next, Math.Max(Now, reader.Worker.NextAt));
        }

        // Callers who look in vain are all that goes on: once each has looked, nothing will change by itself.
        if (next != long.MaxValue) _looksAtRest = 0;
        else if (_looksAtRest++ > _callers.Count) return false;
        foreach (SimulatedCaller caller in _callers) next = Math.Min(next, Math.Max(Now, caller.LooksAt));
        if (next == long.MaxValue) return false;
        Clock.Now = next;
        return true;
    }

    private void DoLater()
    {
        int which = _random.Next(_later.Count);
        Action action = _later[which];
        _later.RemoveAt(which);
        action();
    }

    private void Tick() => Locked(scheduler =>
    {
        _armedAt = long.MaxValue;
        scheduler.Tick();
    });

    private void Operate()
    {
        _operationsLeft--;
        int what = _random.Next(100);
        if (what < _plan.Cancels) CancelOne();
        else if (what < 50) SubmitSome();
        else if (what < 70) PushSome();
        else if (what < 78) KillOne();
        else if (what < 84) StopOrContinue();
        else if (what < 88) Tick();
        else if (what < 90 && _plan.Closes && _operationsLeft < 10) Locked(static scheduler => scheduler.Close());
        else if (what < 92 && _plan.Terminates) Terminate();
        else Clock.Now += _random.Next(1_000_000);
    }

    private void SubmitSome()
    {
        if (_scheduler.State != PoolState.Running) return;
        PoolTask task = _tasks[_random.Next(_tasks.Length)];
        int kind = _random.Next(4);
        if (kind < 2)
        {
            for (int i = _random.Next(1, 6); i > 0; i--) SubmitCall(task);
        }
        else
        {
            SubmitItems(task, kind == 2 ? SubmissionKind.Map : SubmissionKind.Stream);
        }
    }

    private void SubmitCall(PoolTask task)
    {
        var call = new SimulatedSubmission(this, _submissions.Count, SubmissionKind.Single, task, 0, 1);
        SimulatedItem item = NewItem(call, sendable: true);
        call.Add(item);
        _submissions.Add(call);
        Log($"{call} of {task.Name} is submitted");
        Locked(scheduler => Require(scheduler.TryAcceptCall(), $"{call} is refused by a running pool"));
        _callers.Add(new SimulatedCaller(call));
    }

    private void LookForRoom(SimulatedCaller caller)
    {
        SimulatedSubmission call = caller.Call;
        Admission admission = default;
        Locked(scheduler =>
        {
            admission = scheduler.Admit(call, caller.Arguments, caller.Large, mayExceed: false, out _);
            if (admission == Admission.Admitted) call.Items[0].Taken = true;
        });
        Log($"{call} looks for room: {admission}");
        if (admission == Admission.OverBytes || (admission == Admission.Full && !_plan.RefusesWhenFull))
        {
            caller.LookAgainLater(Now);
            return;
        }

        _callers.Remove(caller);
        if (admission is Admission.Full or Admission.NotRunning && call.TryRefuse()) Ended(call);
    }

    private void SubmitItems(PoolTask task, SubmissionKind kind)
    {
        bool stream = kind == SubmissionKind.Stream;
        int buffer = stream ? _random.Next(1, 40) : int.MaxValue;
        int chunk = Chance(50) ? Math.Min(buffer, _random.Next(1, 12)) : 0;
        var submission = new SimulatedSubmission(this, _submissions.Count, kind, task, chunk, chunk > 0 ? chunk : Math.Max(1, buffer / (2 * _plan.Workers)));
        int items = _random.Next(1, _plan.LargePayloads ? 12 : 60);
        if (stream) submission.ToPush = items;
        else for (int i = 0; i < items; i++) submission.Add(NewItem(submission, sendable: false));
        _submissions.Add(submission);
        Log($"{submission} of {task.Name} is submitted: {items} items, chunk {chunk}");
        Locked(scheduler =>
        {
            Require(scheduler.TryAcceptSubmission(submission), $"{submission} is refused by a running pool");
            scheduler.Submit(submission);
        });
    }

    private void PushSome()
    {
        SimulatedSubmission[] streams = Unfinished(SubmissionKind.Stream);
        if (streams.Length == 0) return;
        SimulatedSubmission stream = streams[_random.Next(streams.Length)];
        if (stream.ToPush == 0 || Chance(10)) EndSource(stream);
        else for (int i = _random.Next(1, 20); i > 0 && stream.ToPush > 0; i--) Push(stream);
    }

    private void Push(SimulatedSubmission stream)
    {
        bool wanted = stream.Push(NewItem(stream, sendable: false));
        Log($"{stream} has item {stream.Items.Count - 1}{(wanted ? ", which was wanted" : "")}");
        if (wanted && !stream.Finished) Locked(scheduler => scheduler.Offer(stream));
    }

    private void EndSource(SimulatedSubmission stream)
    {
        Log($"the submission of {stream} ends");
        if (stream.SourceEnded) return;
        stream.EndSource();
        if (!stream.Finished) Locked(scheduler => scheduler.Offer(stream));
    }

    // Now and then others are cancelled before any worker's end is noticed.
    private void Terminate()
    {
        Locked(static scheduler => scheduler.Terminate());
        for (int i = _random.Next(4); i > 0; i--) CancelOne();
    }

    private void CancelOne()
    {
        SimulatedSubmission[] open = [.. _submissions.Where(static s => !s.Finished && !s.IsCancelled)];
        if (open.Length > 0) Cancel(open[_random.Next(open.Length)]);
    }

    private void Cancel(SimulatedSubmission submission)
    {
        if (submission.IsCancelled) return;
        Log($"{submission} is cancelled");
        submission.MarkCancelled(Now);
        Locked(scheduler =>
        {
            scheduler.Cancel(submission);
            submission.CancelRemaining();
        });
    }

    private void KillOne()
    {
        if (_deathsLeft == 0 || _readers[_random.Next(_readers.Length)] is not { Worker.Dead: false } reader) return;
        _deathsLeft--;
        reader.Worker.Die(byChaos: true);
    }

    private void StopOrContinue()
    {
        if (_readers[_random.Next(_readers.Length)] is not { Worker.Dead: false } reader) return;
        if (reader.Worker.Stopped)
        {
            reader.Worker.Stopped = false;
        }
        else if (_stopsLeft > 0)
        {
            _stopsLeft--;
            reader.Worker.Stopped = reader.Worker.WasStopped = true;
        }

        Log($"{reader.Worker} {(reader.Worker.Stopped ? "is stopped" : "goes on")}");
    }

    private void Continue()
    {
        foreach (SimulatedReader? reader in _readers)
        {
            if (reader is not null) reader.Worker.Stopped = false;
        }
    }

    private SimulatedItem NewItem(SimulatedSubmission submission, bool sendable) => new(submission, submission.Items.Count)
    {
        Duration = _random.Next(4) switch
        {
            0 => 0,
            1 => _random.Next(200),
            2 => _random.Next(50_000),
            _ => _random.Next(20) == 0 ? _random.Next(40_000_000) : _random.Next(1_000_000),
        },
        Hangs = Chance(_plan.Hangs),
        ObeysToken = Chance(60),
        Throws = Chance(10),
        Unsendable = !sendable && Chance(_plan.Unsendable),
        Padding = submission.Task.ArgumentsSize > 0 ? 0 : _plan.LargePayloads && Chance(20) ? _random.Next(170_000) : _random.Next(20),
    };

    private SimulatedSubmission[] Unfinished(SubmissionKind kind) =>
        [.. _submissions.Where(s => s.Kind == kind && !s.Finished && !(s.SourceEnded && kind == SubmissionKind.Stream))];
}
