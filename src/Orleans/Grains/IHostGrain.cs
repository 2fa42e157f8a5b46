using Orleans;
using Orleans.Concurrency;
using PoolGen.Orleans.Wire;

namespace PoolGen.Orleans.Grains;

/// <summary>The front of one host's pool. Its key is a <see cref="HostKey"/>: one incarnation of one silo, and nothing else.</summary>
/// <remarks>Every call can be made again: the host answers the same, and nothing happens twice.</remarks>
[Alias("PoolGen.IHostGrain")]
internal interface IHostGrain : IGrainWithStringKey
{
    /// <summary>Opens a session, or says why the host has none for this caller.</summary>
    [AlwaysInterleave]
    [Alias("Open")]
    [ResponseTimeout("00:00:10")]
    Task<OpenReply> OpenAsync(OpenRequest request);

    /// <summary>Asks whether the host has a task, and the same as the caller's.</summary>
    [AlwaysInterleave]
    [Alias("Declare")]
    [ResponseTimeout("00:00:30")]
    Task<DeclareReply> DeclareAsync(DeclareRequest request);

    /// <summary>Hands over chunks, or pieces of large ones.</summary>
    [AlwaysInterleave]
    [Alias("Submit")]
    [ResponseTimeout("00:00:30")]
    Task<SessionState> SubmitAsync(SubmitRequest request);

    /// <summary>Waits for news and collects them. They are kept until a later call acknowledges them.</summary>
    [AlwaysInterleave]
    [Alias("Collect")]
    [ResponseTimeout("00:00:30")]
    Task<CollectReply> CollectAsync(CollectRequest request);

    /// <summary>Cancels chunks: what has not started never does, what runs is told to end.</summary>
    [AlwaysInterleave]
    [Alias("Cancel")]
    [ResponseTimeout("00:00:10")]
    Task<SessionState> CancelAsync(ChunksRequest request);

    /// <summary>Asks back what has not started of these chunks.</summary>
    [AlwaysInterleave]
    [Alias("Return")]
    [ResponseTimeout("00:00:10")]
    Task<SessionState> ReturnAsync(ChunksRequest request);

    /// <summary>Ends a session: its work is cancelled, and nobody asks for its results.</summary>
    [AlwaysInterleave]
    [Alias("Close")]
    [ResponseTimeout("00:00:10")]
    Task CloseAsync(Guid session);
}
