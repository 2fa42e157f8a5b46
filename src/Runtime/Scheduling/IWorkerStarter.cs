using PoolGen.Workers;

namespace PoolGen.Scheduling;

/// <summary>Where the scheduler gets workers from.</summary>
internal interface IWorkerStarter
{
    /// <summary>Starts a worker for a slot; its readiness or its end is told later.</summary>
    /// <exception cref="IOException">There is no room for one now.</exception>
    IWorkerLink Start(int workerId);
}
