using Orleans;
using Orleans.GrainDirectory;
using Orleans.Placement;
using PoolGen.Orleans.Hosts;
using PoolGen.Orleans.Wire;

namespace PoolGen.Orleans.Grains;

/// <summary>Passes calls on to the silo's host. It has no state of its own, so any number of them may stand in front of one host.</summary>
[HostPlacement]
[GrainDirectory(HostDirectory.Name)]
[Immovable]
[KeepAlive]
[GrainType("poolgen.host")]
internal sealed class HostGrain(PoolHost host) : Grain, IHostGrain
{
    public Task<OpenReply> OpenAsync(OpenRequest request) => Task.FromResult(host.Open(request));

    public Task<CheckReply> CheckAsync(CheckRequest request) => OffScheduler(host, request, static (host, request) => host.Check(request));

    public Task<SessionAnswer> OperateAsync(OperateRequest request) => OffScheduler(host, request, static (host, request) => host.Operate(request));

    public Task<TakeAnswer> TakeAsync(TakeCall call) => OffScheduler(host, call, static (host, call) => host.TakeAsync(call)).Unwrap();

    public Task<byte[]?> PieceAsync(PieceRequest request) => Task.FromResult(host.Piece(request));

    public Task CloseAsync(SessionId session) => OffScheduler(host, session, static (host, session) => host.Close(session));

    // A grain's calls run one at a time: those that work on payloads, or take the pool's lock, do so elsewhere.
    private static Task<TReply> OffScheduler<TRequest, TReply>(PoolHost host, TRequest request, Func<PoolHost, TRequest, TReply> action) =>
        Task.Factory.StartNew(() => action(host, request), CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
}
