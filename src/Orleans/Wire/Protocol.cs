namespace PoolGen.Orleans.Wire;

/// <summary>What caller and host must agree about before anything else.</summary>
internal static class Protocol
{
    /// <summary>Sessions of another version are refused.</summary>
    internal const int Version = 1;

    /// <summary>The largest part of a payload that one message carries, in bytes: a beat waits no longer than for one of these.</summary>
    internal const int PieceBytes = 1 << 20;
}
