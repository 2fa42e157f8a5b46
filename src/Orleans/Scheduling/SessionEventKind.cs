namespace PoolGen.Orleans.Scheduling;

/// <summary>What a host says of items.</summary>
internal enum SessionEventKind
{
    /// <summary>They have started, or are about to.</summary>
    Started,

    /// <summary>They have ended with their results.</summary>
    Results,

    /// <summary>They have failed: by the task's exception, or by one of the host's pool.</summary>
    Failed,

    /// <summary>The worker that ran them died.</summary>
    Lost,

    /// <summary>They were cancelled.</summary>
    Cancelled,

    /// <summary>They have not started and never will there.</summary>
    Returned,

    /// <summary>A running item reports its progress.</summary>
    Reported,
}
