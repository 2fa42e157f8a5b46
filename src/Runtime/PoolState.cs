namespace PoolGen;

/// <summary>The states of a pool.</summary>
public enum PoolState
{
    /// <summary>It takes work.</summary>
    Running,

    /// <summary>It takes no new work; what was accepted finishes.</summary>
    Closed,

    /// <summary>It was terminated or disposed.</summary>
    Terminated,

    /// <summary>It gave up: its workers could not be made ready.</summary>
    Faulted,
}
