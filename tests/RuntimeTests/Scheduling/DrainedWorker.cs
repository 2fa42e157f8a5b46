using Microsoft.Extensions.Logging;
using PoolGen.Logs;
using PoolGen.Scheduling;
using PoolGen.Serialization;
using PoolGen.Submissions;
using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>A worker that has claimed the first of two calls, whose ring the test fills.</summary>
internal sealed class DrainedWorker
{
    internal DrainedWorker(ILoggerFactory? logs = null)
    {
        var world = new Simulation(0, log: false);
        Worker = new SimulatedWorker(world, 0, 1, SharedRegion.InMemory(), BootPlan.BecomesReady, 0);
        Results = new ResultRingWriter(Worker.Memory);
        var task = new SimulatedTask<UnmanagedCodec<long>, UnmanagedCodec<long>>(0, "Drained");
        TaskLogs? tasks = logs is null ? null : new TaskLogs(logs);
        tasks?.Know(task.Name);
        tasks?.Define(0, task.Name);
        Drain = new ResultDrain(Slot, Worker, world, world.Clock, 1000, tasks is null ? null : new WorkerLogs(tasks, 0));
        for (uint sequence = 0; sequence < 2; sequence++)
        {
            var call = new CallSubmission<long, long>(task, 1, null);
            call.Attach(world);
            Slot[sequence] = new Lease { Submission = call, Count = 1 };
            Slot.Limit = sequence + 1;
        }

        var claim = new ClaimWord(Worker.Memory);
        claim.TryRaise(0, 2);
        claim.TryClaim(out _);
    }

    internal WorkerSlot Slot { get; } = new(0);

    internal SimulatedWorker Worker { get; }

    internal ResultRingWriter Results { get; }

    internal ResultDrain Drain { get; }
}
