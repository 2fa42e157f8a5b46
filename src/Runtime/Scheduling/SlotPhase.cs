namespace PoolGen.Scheduling;

/// <summary>What a slot's time is counted as.</summary>
internal enum SlotPhase
{
    /// <summary>It has no worker, or one that is to end.</summary>
    None,

    /// <summary>Its worker is being started.</summary>
    Starting,

    /// <summary>Its worker has nothing to do.</summary>
    Waiting,

    /// <summary>Its worker has something to do.</summary>
    Busy,
}
