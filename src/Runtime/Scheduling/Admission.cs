namespace PoolGen.Scheduling;

/// <summary>What became of a call that asked for a place.</summary>
internal enum Admission
{
    /// <summary>A worker has it, or it waits for one.</summary>
    Admitted,

    /// <summary>As many tasks as may wait for a worker do.</summary>
    Full,

    /// <summary>Its arguments would be more bytes than the parent may hold.</summary>
    OverBytes,

    /// <summary>It was cancelled before it had a place: it has its end, or gets it from whoever cancelled it.</summary>
    Cancelled,

    /// <summary>The pool takes no work any more.</summary>
    NotRunning,
}
