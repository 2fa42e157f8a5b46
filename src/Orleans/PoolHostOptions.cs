namespace PoolGen.Orleans;

/// <summary>How a silo lends its workers to the callers of the cluster: the options of a process pool, and when the host leaves.</summary>
/// <remarks>
/// Queues and payload limits belong to callers: <see cref="ProcessPoolOptions.MaxQueuedTasks"/>, <see cref="ProcessPoolOptions.QueueFullMode"/>,
/// <see cref="ProcessPoolOptions.MaxBufferedBytes"/> and <see cref="ProcessPoolOptions.MaxPayloadBytes"/> are refused here. Of a caller's and a host's time limits
/// the shorter one counts.
/// </remarks>
public sealed class PoolHostOptions : ProcessPoolOptions
{
    /// <summary>How long a host that is told to stop goes on with what runs, before its silo leaves the cluster. Default: 20 s.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether the host may listen on an address that is not loopback without TLS. Whoever reaches its ports can run any task. Default: false.</summary>
    public bool AllowPlaintext { get; set; }
}
