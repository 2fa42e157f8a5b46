using PoolGen.Wire;
using PoolGen.Serialization;
using PoolGen.Scheduling;
using PoolGen.Workers;
using PoolGen.Extensibility;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>A worker's reader thread, step by step: what it takes without the lock and what it then tells under it are two moments.</summary>
internal sealed class SimulatedReader(Simulation world, WorkerSlot slot, SimulatedWorker worker)
{
    private readonly ResultDrain _drain = new(slot, worker, world, world.Clock, int.MaxValue);
    private bool _untold;
    private bool _payloadOnItsWay;
    private bool _gone;

    internal SimulatedWorker Worker => worker;

    internal WorkerSlot Slot => slot;

    internal bool HasWork => !_gone && (_untold || worker.Results.HasNews || worker.Dead || worker.WantsPayload);

    /// <summary>Takes results, without the lock; what is to be told waits.</summary>
    internal void Take()
    {
        if (_gone || _untold || !worker.Results.HasNews) return;
        _drain.Drain(withLarge: true);
        _untold = _drain.MustTell;
    }

    internal void GoOn()
    {
        if (_untold) Tell();
        else if (worker.Results.HasNews) Take();
        else if (worker.Dead) TellEnd();
        else SendPayload();
    }

    // A reader that tells does not read: _untold stays true until it is done.
    private void Tell()
    {
        world.Locked(scheduler =>
        {
            if (_drain.BecameReady)
            {
                world.CountReady(slot);
                scheduler.Ready(slot);
            }

            if (_drain.NotStarted is { } items) scheduler.RunElsewhere(items);
            foreach (IPoolSubmission submission in _drain.EndedSubmissions ?? []) scheduler.Ended(submission);
            if (_drain.EndedCalls > 0) scheduler.CallsEnded(_drain.EndedCalls);
            scheduler.Progress(slot, _drain.Frames, _drain.Items, _drain.Unstarted);
            _drain.Told();
        });
        _untold = false;
    }

    private void TellEnd()
    {
        _gone = true;
        world.Locked(scheduler =>
        {
            world.CountDeath(slot, worker);
            var exit = new WorkerExit(137, "SIGKILL", "it was killed", string.Empty);
            scheduler.Died(slot, exit, _drain.StartFailure);
        });
    }

    // In two steps, so that the worker can die while its payload is on its way.
    private void SendPayload()
    {
        if (!_payloadOnItsWay)
        {
            _payloadOnItsWay = true;
            return;
        }

        _payloadOnItsWay = worker.WantsPayload = false;
        LargePayload? payload = slot.Outstanding > 0 ? slot[slot.Acked].OutOfBand : null;
        world.Require(payload is not null, $"{worker} asks for a payload that it has no claim to");
        worker.Receive(payload!.Join().ToArray());
        world.Locked(scheduler => scheduler.Sent(payload));
    }
}
