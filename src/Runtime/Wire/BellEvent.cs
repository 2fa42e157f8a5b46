namespace PoolGen.Wire;

/// <summary>Why a wait for the doorbell ended.</summary>
internal enum BellEvent
{
    /// <summary>It rang, or the time was up: look at the ring.</summary>
    Rung,

    /// <summary>The worker is ready to receive the payload of the task that it has claimed.</summary>
    PayloadRequested,

    /// <summary>The other side is gone.</summary>
    Gone,
}
