using Orleans;
using Orleans.Concurrency;
using PoolGen.Orleans.Wire;

namespace PoolGen.Orleans.Grains;

/// <summary>The front of one host's pool. Its key is a <see cref="HostGrainKey"/>: one incarnation of one silo, and nothing else.</summary>
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
    [Alias("Check")]
    [ResponseTimeout("00:00:10")]
    Task<CheckReply> CheckAsync(CheckRequest request);

    /// <summary>Hands over an operation, or a piece of one.</summary>
    [AlwaysInterleave]
    [Alias("Operate")]
    [ResponseTimeout("00:00:10")]
    Task<SessionAnswer> OperateAsync(OperateRequest request);

    /// <summary>Waits for something new. What it brings is kept until a later call acknowledges it.</summary>
    [AlwaysInterleave]
    [Alias("Take")]
    [ResponseTimeout("00:00:20")]
    Task<TakeAnswer> TakeAsync(TakeCall call);

    /// <summary>Fetches a further piece of a reply; null where the host has another reply by now: take again.</summary>
    [AlwaysInterleave]
    [Alias("Piece")]
    [ResponseTimeout("00:00:10")]
    Task<byte[]?> PieceAsync(PieceRequest request);

    /// <summary>Ends a session: its work is cancelled, and nobody asks for its results.</summary>
    [AlwaysInterleave]
    [Alias("Close")]
    [ResponseTimeout("00:00:10")]
    Task CloseAsync(SessionId session);
}
