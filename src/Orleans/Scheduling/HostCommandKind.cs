namespace PoolGen.Orleans.Scheduling;

/// <summary>What the scheduler wants to be sent to a host.</summary>
internal enum HostCommandKind
{
    /// <summary>A session is to be opened.</summary>
    Open,

    /// <summary>Does the host have this task, with this contract?</summary>
    Check,

    /// <summary>An operation, to be repeated until it is answered.</summary>
    Operate,

    /// <summary>What is new? To be repeated until it is answered.</summary>
    Take,

    /// <summary>The session is given up: nothing of it is repeated any more.</summary>
    Close,
}
