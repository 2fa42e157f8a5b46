namespace PoolGen.Telemetry;

/// <summary>What happens to a worker, or to the pool as a whole.</summary>
internal enum WorkerEventKind
{
    /// <summary>A worker is being started.</summary>
    Started,

    /// <summary>A worker takes items.</summary>
    Ready,

    /// <summary>A worker has ended.</summary>
    Ended,

    /// <summary>A worker has not become ready. One that had a process has <see cref="Ended"/> as well.</summary>
    StartFailed,

    /// <summary>The pool gave up.</summary>
    Faulted,

    /// <summary>The pool takes no more work.</summary>
    Closed,

    /// <summary>The pool was terminated.</summary>
    Terminated,

    /// <summary>A callback of a caller's threw.</summary>
    CallbackFailed,

    /// <summary>A map or stream has sent the same large arrays again and again.</summary>
    ArraysRepeated,
}
