namespace PoolGen.Scheduling;

/// <summary>The states of a worker's slot.</summary>
internal enum SlotState
{
    /// <summary>It has no worker and waits for the time to start one.</summary>
    Empty,

    /// <summary>Its worker is on its way.</summary>
    Starting,

    /// <summary>Its worker takes tasks.</summary>
    Ready,

    /// <summary>Its worker has been asked to leave, or killed; its end has not come yet.</summary>
    Stopping,

    /// <summary>It will not have a worker again.</summary>
    Gone,
}
