namespace PoolGen.Workers;

/// <summary>Who hears of a worker, on the worker's reader thread.</summary>
internal interface IWorkerListener
{
    /// <summary>Takes what is in the result ring; false when there was nothing.</summary>
    bool Drain(Worker worker);

    /// <summary>The worker is ready to receive the payload of the item that it has claimed last.</summary>
    void PayloadRequested(Worker worker);

    /// <summary>The worker is gone, and its ring is drained. Nothing more comes.</summary>
    void Exited(Worker worker, WorkerExit exit);
}
