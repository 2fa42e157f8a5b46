namespace PoolGen.Orleans.Scheduling;

/// <summary>How items end.</summary>
internal enum ItemEndKind
{
    /// <summary>With results.</summary>
    Results,

    /// <summary>With an exception of the task, encoded.</summary>
    Thrown,

    /// <summary>With a failure that a pool found.</summary>
    Failed,

    /// <summary>Cancelled.</summary>
    Cancelled,

    /// <summary>The whole submission is given up.</summary>
    Abandoned,

    /// <summary>They have not ended: one of them reports its progress.</summary>
    Reported,
}
