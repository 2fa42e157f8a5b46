namespace PoolGen.Orleans.Wire;

/// <summary>What caller and host must agree about before anything else.</summary>
internal static class Protocol
{
    /// <summary>Sessions of another version are refused.</summary>
    internal const int Version = 1;

    /// <summary>The largest part of a payload that one message carries, in bytes: a sign of life waits no longer than for one of these.</summary>
    internal const int PieceBytes = 1 << 20;

    /// <summary>How long a call may stay without an answer before it is made again on another path.</summary>
    internal static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(4);

    /// <summary>How long a host waits for news before it answers: whoever hears nothing for longer looks whether it is there.</summary>
    internal static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(1);

    /// <summary>How much later than a poll's wait its answer may come.</summary>
    internal static readonly TimeSpan PollPatience = TimeSpan.FromSeconds(1);
}
