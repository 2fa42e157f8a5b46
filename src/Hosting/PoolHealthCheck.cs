using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PoolGen.Hosting;

/// <summary>Whether a pool can do its work, for the application's health endpoint. It never starts a pool.</summary>
/// <param name="hosted">The pool.</param>
/// <param name="watch">What was seen of its workers.</param>
internal sealed class PoolHealthCheck(HostedPool hosted, WorkerWatch watch) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (hosted.Started is not { } pool) return Task.FromResult(HealthCheckResult.Healthy("The pool has not been started: nothing has used it yet.", Data(0, 0, "")));
        WorkerHealth workers = watch.Look();
        PoolStatistics now = pool.GetStatistics();
        return Task.FromResult(pool.State switch
        {
            PoolState.Running => Running(workers, now),
            PoolState.Faulted => Faulted(pool, workers, now),
            PoolState state => HealthCheckResult.Unhealthy($"The pool takes no work: it is {state}.", data: Data(workers.Up, now.Queued, "")),
        });
    }

    private HealthCheckResult Running(WorkerHealth workers, PoolStatistics now)
    {
        Dictionary<string, object> data = Data(workers.Up, now.Queued, LastDeaths(now));
        if (workers.Down.Count > 0) return HealthCheckResult.Degraded($"Down for more than 5 s: {Name(workers.Down)}.", data: data);
        if (workers.NeverUp.Count > 0) return HealthCheckResult.Degraded($"Not ready since the pool started: {Name(workers.NeverUp)}.", data: data);
        if (now.Queued >= hosted.MostQueued) return HealthCheckResult.Degraded($"The queue is full: {now.Queued} items wait, and MaxQueuedTasks is {hosted.MostQueued}.", data: data);
        return HealthCheckResult.Healthy($"The pool is running; {workers.Up} of {workers.Count} workers are up.", data);
    }

    private static HealthCheckResult Faulted(ProcessPool pool, WorkerHealth workers, PoolStatistics now)
    {
        Exception? fault = FaultProbe.Of(pool);
        string reason = (fault?.InnerException ?? fault)?.Message ?? "The pool is Faulted.";
        return HealthCheckResult.Unhealthy($"The pool gave up: {reason}", fault, Data(workers.Up, now.Queued, reason));
    }

    // Of each worker the last end counts: one that was replaced as planned since then is well.
    private static string LastDeaths(PoolStatistics now) => string.Join("; ", now.Workers
        .Where(static worker => worker.LastExitReason is { } reason && (reason.StartsWith("died", StringComparison.Ordinal) || reason.StartsWith("killed", StringComparison.Ordinal)))
        .Select(static worker => $"worker {worker.WorkerId} {worker.LastExitReason}"));

    private static string Name(IReadOnlyList<int> workers) => (workers.Count == 1 ? "worker " : "workers ") + string.Join(", ", workers);

    private static Dictionary<string, object> Data(int up, int queued, string fault) => new() { ["workers"] = up, ["queue"] = queued, ["lastFault"] = fault };
}
