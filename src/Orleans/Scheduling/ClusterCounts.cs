namespace PoolGen.Orleans.Scheduling;

/// <summary>What the scheduler of a cluster has counted. Used under the pool's lock.</summary>
internal sealed class ClusterCounts
{
    /// <summary>Messages to and from hosts.</summary>
    internal long Messages { get; set; }

    /// <summary>Answers of sessions that were given up.</summary>
    internal long Void { get; set; }

    /// <summary>Answers, and what was in them, that had come before.</summary>
    internal long Doubled { get; set; }

    /// <summary>Items that ended because their host or their worker was lost.</summary>
    internal long Lost { get; set; }

    /// <summary>Items that were started again after that.</summary>
    internal long Retried { get; set; }

    /// <summary>Items that hosts gave back.</summary>
    internal long Returned { get; set; }

    /// <summary>Hosts that were lost or given up.</summary>
    internal long HostsLost { get; set; }
}
