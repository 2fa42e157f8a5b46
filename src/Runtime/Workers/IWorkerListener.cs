namespace PoolGen.Workers;

/// <summary>Who hears of a worker, on the worker's reader thread; of results perhaps on a caller's, one thread at a time.</summary>
internal interface IWorkerListener
{
    /// <summary>Takes what is in the result ring; false when there was nothing.</summary>
    /// <param name="worker">Whose ring.</param>
    /// <param name="withLarge">Whether to take a result, too, that arrives over the doorbell; else everything in front of it.</param>
    bool Drain(Worker worker, bool withLarge);

    /// <summary>The worker is ready to receive the payload of the item that it has claimed last.</summary>
    void PayloadRequested(Worker worker);

    /// <summary>The worker is gone, and its ring is drained. Nothing more comes.</summary>
    void Exited(Worker worker, WorkerExit exit);
}
