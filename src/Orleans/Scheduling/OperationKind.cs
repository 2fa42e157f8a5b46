namespace PoolGen.Orleans.Scheduling;

/// <summary>What a caller wants of a session.</summary>
internal enum OperationKind
{
    /// <summary>Chunks are to be run.</summary>
    Submit,

    /// <summary>Chunks are cancelled: what has not started ends, what runs is told.</summary>
    Cancel,

    /// <summary>What has not started of chunks is to be given back.</summary>
    Return,
}
