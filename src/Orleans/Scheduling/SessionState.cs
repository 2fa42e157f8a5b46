namespace PoolGen.Orleans.Scheduling;

/// <summary>How a caller sees a session.</summary>
internal enum SessionState
{
    /// <summary>The host was asked to open it.</summary>
    Opening,

    /// <summary>It gets work.</summary>
    Open,

    /// <summary>The host was silent for a while: it gets nothing new.</summary>
    Suspect,

    /// <summary>The host wants to leave: it gets nothing new.</summary>
    Draining,

    /// <summary>It is over: whatever comes of it is dropped.</summary>
    Ended,
}
