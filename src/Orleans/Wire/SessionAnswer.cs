namespace PoolGen.Orleans.Wire;

/// <summary>Whether a host knows a session.</summary>
internal enum SessionAnswer
{
    /// <summary>It does.</summary>
    Known = 0,

    /// <summary>It never did, or has given it up: nothing of it starts there any more.</summary>
    Unknown = 1,
}
