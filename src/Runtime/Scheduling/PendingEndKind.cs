namespace PoolGen.Scheduling;

/// <summary>What a <see cref="PendingEnd"/> does.</summary>
internal enum PendingEndKind
{
    /// <summary>The items fail.</summary>
    Fail,

    /// <summary>The items were cancelled.</summary>
    Cancel,

    /// <summary>The whole submission is given up.</summary>
    Abandon,
}
