namespace PoolGen.Telemetry;

/// <summary>Why a worker's process ended, as the pool's figures tell it.</summary>
internal enum ExitCause
{
    /// <summary>For any other reason than those below.</summary>
    Died,

    /// <summary>It had run as many items as a worker may (<see cref="ProcessPoolOptions.MaxTasksPerWorker"/>).</summary>
    Recycled,

    /// <summary>It had more memory than a worker may (<see cref="ProcessPoolOptions.MaxWorkerMemoryBytes"/>).</summary>
    Memory,

    /// <summary>The pool killed it: a time limit, an ignored cancellation, a worker that did not go on, a terminated pool.</summary>
    Killed,

    /// <summary>The pool was closed.</summary>
    Stopped,
}
