namespace PoolGen.Orleans.Wire;

/// <summary>What an event of a host's news says.</summary>
internal enum NewsKind : byte
{
    /// <summary>Results of consecutive items: of one size, or of one item.</summary>
    Results = 1,

    /// <summary>An item's own exception, encoded.</summary>
    Failed = 2,

    /// <summary>Consecutive items failed by no fault of their own: the pool says why.</summary>
    PoolFailed = 3,

    /// <summary>Consecutive items were cancelled.</summary>
    Cancelled = 4,

    /// <summary>Consecutive items have not started and never will here.</summary>
    Returned = 5,

    /// <summary>A running item's report.</summary>
    Progress = 6,

    /// <summary>All items of a chunk have their ends here.</summary>
    Ended = 7,

    /// <summary>A piece of a result or an exception that is too large for one message.</summary>
    Piece = 8,

    /// <summary>A chunk that had not arrived was asked back or cancelled: it never starts, should it come.</summary>
    Dropped = 9,
}
