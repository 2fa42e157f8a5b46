namespace PoolGen;

/// <summary>The names of what PoolGen measures, for programs that collect it: <c>AddMeter(PoolTelemetry.MeterName)</c>.</summary>
/// <remarks>Every instrument has the attribute <c>poolgen.pool</c>, the pool's <see cref="ProcessPoolOptions.Name"/>; those per task have <c>poolgen.task</c>.</remarks>
public static class PoolTelemetry
{
    /// <summary>The meter of all pools.</summary>
    public const string MeterName = "PoolGen";

    /// <summary>The source of activities of all pools.</summary>
    public const string ActivitySourceName = "PoolGen";

    /// <summary>Counter, {item}: items that have ended, by <c>poolgen.outcome</c>: ok, error, cancelled, timeout, lost, terminated. Exact.</summary>
    public const string Tasks = "poolgen.tasks";

    /// <summary>Histogram, s: how long an item ran in its worker, by <c>poolgen.outcome</c>. Of a sample where more than 1,000 items a second end in a worker.</summary>
    public const string TaskDuration = "poolgen.task.duration";

    /// <summary>Histogram, s: from when an item was accepted until it started. Of the same sample.</summary>
    public const string TaskWait = "poolgen.task.wait";

    /// <summary>Counter, {item}: items that were started once more.</summary>
    public const string TasksRetried = "poolgen.tasks.retried";

    /// <summary>Observable up-down counter, {item}: items that were taken and have not started.</summary>
    public const string QueueItems = "poolgen.queue.items";

    /// <summary>Observable up-down counter, {item}: items that run.</summary>
    public const string RunningItems = "poolgen.running.items";

    /// <summary>Observable gauge, {worker}: workers, by <c>poolgen.state</c>: starting, idle, busy, stopping.</summary>
    public const string Workers = "poolgen.workers";

    /// <summary>Counter, {worker}: workers that were started.</summary>
    public const string WorkerStarts = "poolgen.worker.starts";

    /// <summary>Counter, {worker}: workers that have ended, by <c>poolgen.reason</c>: recycled, memory, killed, stopped, died.</summary>
    public const string WorkerExits = "poolgen.worker.exits";

    /// <summary>Histogram, s: from a worker's start until it is ready.</summary>
    public const string WorkerStartDuration = "poolgen.worker.start.duration";

    /// <summary>Observable gauge, By: a worker's working set, by <c>poolgen.worker</c>.</summary>
    public const string WorkerMemory = "poolgen.worker.memory";

    /// <summary>Observable gauge, 1: the part of the time since the last look in which a worker had items to run, by <c>poolgen.worker</c>.</summary>
    public const string WorkerBusy = "poolgen.worker.busy";

    /// <summary>Counter, By: bytes of arguments and results, by <c>poolgen.direction</c>: sent, received.</summary>
    public const string Payload = "poolgen.payload";
}
