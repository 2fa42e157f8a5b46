namespace PoolGen.Scheduling;

/// <summary>What became of a call that asked for a place.</summary>
internal enum Admission
{
    /// <summary>A worker has it, or it waits for one.</summary>
    Admitted,

    /// <summary>There is no room for it now.</summary>
    Full,

    /// <summary>It was cancelled before it had a place: it has its end, or gets it from whoever cancelled it.</summary>
    Cancelled,

    /// <summary>The pool takes no work any more.</summary>
    NotRunning,
}
