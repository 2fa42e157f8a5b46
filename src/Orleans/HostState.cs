namespace PoolGen.Orleans;

/// <summary>What a caller knows of a host.</summary>
public enum HostState
{
    /// <summary>It was found, and has not answered yet.</summary>
    Connecting,

    /// <summary>It takes work.</summary>
    Ready,

    /// <summary>It has been silent for some seconds, and gets no more work until it answers.</summary>
    Suspect,

    /// <summary>It finishes what it has and leaves.</summary>
    Draining,
}
