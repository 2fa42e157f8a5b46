using System.Diagnostics;
using Orleans;
using Orleans.Runtime;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Orleans.Grains;
using PoolGen.Orleans.Scheduling;
using PoolGen.Orleans.Wire;

namespace PoolGen.Orleans.Callers;

/// <summary>A caller's end of one session: makes the calls that the scheduler wants, again and again until they are answered or the session is given up.</summary>
/// <remarks>Safe for any thread.</remarks>
/// <param name="engine">Hears the answers.</param>
/// <param name="silo">The host.</param>
/// <param name="session">The session.</param>
internal sealed class HostLink(ClusterEngine engine, SiloAddress silo, SessionId session)
{
    private const int PiecesAtOnce = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly EndpointProbe _probe = new(silo.Endpoint, engine.TimeProvider);
    private int _path;
    private volatile bool _closed;

    /// <summary>What the host said of itself; null until it has answered.</summary>
    internal OpenReply? Facts { get; private set; }

    /// <summary>When the session was opened.</summary>
    internal DateTimeOffset OpenedAt { get; private set; }

    /// <summary>How many of the host's workers were busy when it last answered.</summary>
    internal int Busy { get; private set; }

    internal SiloAddress Silo => silo;

    internal long Session => session.Number;

    /// <summary>Whether the host is known to be gone: it is not called any more.</summary>
    internal bool IsGone { get; set; }

    internal HostInfo Describe(HostState state) => new(
        Facts?.Name ?? "", Facts?.Machine ?? "", silo.ToParsableString(), Facts?.Slots ?? 0, Busy, Facts?.Build ?? "", OpenedAt, state);

    /// <summary>Makes a call, in the background.</summary>
    internal void Execute(HostCommand command)
    {
        switch (command.Kind)
        {
            case HostCommandKind.Open:
                Begin(OpenAsync(command));
                break;
            case HostCommandKind.Check:
                Begin(CheckAsync(command.Task!));
                break;
            case HostCommandKind.Operate:
                Begin(OperateAsync(command.Operation!));
                break;
            case HostCommandKind.Take:
                Begin(TakeAsync(command.Take!));
                break;
            default:
                _closed = true;
                Begin(CloseAsync());
                break;
        }
    }

    private async Task OpenAsync(HostCommand command)
    {
        await _probe.LearnAsync().ConfigureAwait(false);
        if (_closed) return;
        OpenReply? reply;
        try
        {
            reply = await Grain().OpenAsync(new OpenRequest
            {
                Version = Protocol.Version,
                Session = session,
                Caller = engine.CallerName,
                LeaseTime = TimeSpan.FromTicks(command.LeaseTime),
                CallerLossGrace = TimeSpan.FromTicks(command.CallerLossGrace),
                MaxPayloadBytes = engine.MaxPayloadBytes,
            }).WaitAsync(Protocol.CallTimeout, engine.TimeProvider).ConfigureAwait(false);
        }
        catch (Exception e) when (IsCallFailure(e))
        {
            engine.LogCallFailed(silo, e);
            engine.OpenFailed(this, null);
            return;
        }

        if (reply.Refusal is not null)
        {
            engine.OpenFailed(this, reply);
            return;
        }

        // Given up meanwhile: the host does not know it yet.
        if (_closed) await CloseAsync().ConfigureAwait(false);
        Facts = reply;
        OpenedAt = engine.TimeProvider.GetUtcNow();
        engine.Opened(this, new HostFacts(reply.Name, reply.Slots, reply.Build));
    }

    private async Task CheckAsync(PoolTask task)
    {
        var request = new CheckRequest
        {
            Session = session,
            Task = engine.NumberOf(task),
            Definition = TaskDefinition.Of(task).ToBytes(),
            Contract = task.Contract,
            RequireSameBuild = engine.RequiresSameBuild,
        };
        CheckReply? reply = await RepeatAsync(grain => grain.CheckAsync(request), Protocol.CallTimeout).ConfigureAwait(false);
        if (reply is null) return;
        if (reply.Answer == SessionAnswer.Unknown) engine.SessionLost(this);
        else engine.TaskChecked(this, task, reply.Difference);
    }

    private async Task OperateAsync(SessionOperation operation)
    {
        byte[] bytes = OperationCodec.Encode(operation, engine.NumberOf);
        List<Task<SessionAnswer?>> pieces = [];
        for (int offset = 0; offset < bytes.Length && !_closed; offset += Protocol.PieceBytes)
        {
            var request = new OperateRequest
            {
                Session = session,
                Number = operation.Number,
                Length = bytes.Length,
                Offset = offset,
                Bytes = bytes.Length <= Protocol.PieceBytes ? bytes : bytes.AsSpan(offset, Math.Min(Protocol.PieceBytes, bytes.Length - offset)).ToArray(),
            };
            if (pieces.Count >= PiecesAtOnce) await pieces[^PiecesAtOnce].ConfigureAwait(false);
            pieces.Add(RepeatAsync(grain => AsNullable(grain.OperateAsync(request)), Protocol.CallTimeout));
        }

        foreach (Task<SessionAnswer?> piece in pieces)
        {
            SessionAnswer? answer = await piece.ConfigureAwait(false);
            if (answer is null) return;
            if (answer == SessionAnswer.Unknown)
            {
                engine.SessionLost(this);
                return;
            }
        }

        engine.Received(this, operation.Number);
    }

    private async Task TakeAsync(TakeRequest take)
    {
        var wait = TimeSpan.FromTicks(Math.Min(take.Wait, Protocol.LongestPoll.Ticks));
        while (!_closed)
        {
            TakeAnswer? answer = await RepeatAsync(
                grain => grain.TakeAsync(new TakeCall
                {
                    Session = session,
                    Number = take.Number,
                    Heard = take.Heard,
                    Acknowledged = take.Acknowledged,
                    Wait = wait,
                    IsDebugged = Debugger.IsAttached,
                }),
                wait + Protocol.PollPatience).ConfigureAwait(false);
            if (answer is null) return;
            if (answer.Answer == SessionAnswer.Unknown)
            {
                engine.SessionLost(this);
                return;
            }

            Busy = answer.Busy;
            if (await WholeAsync(answer).ConfigureAwait(false) is not { } bytes) continue;
            engine.Taken(this, ReplyCodec.Decode(bytes, Facts!.Name), answer.HasLeft);
            return;
        }
    }

    private async Task CloseAsync()
    {
        try
        {
            if (!IsGone) await Grain().CloseAsync(session).WaitAsync(Protocol.CallTimeout, engine.TimeProvider).ConfigureAwait(false);
        }
        catch (Exception e) when (IsCallFailure(e))
        {
            // The host ends it by itself, since nobody asks for it any more.
        }

        engine.Closed(this);
    }

    // All pieces of a reply; null where the host has another one by now.
    private async Task<byte[]?> WholeAsync(TakeAnswer answer)
    {
        if (answer.Bytes.Length == answer.Length) return answer.Bytes;
        byte[] whole = new byte[answer.Length];
        answer.Bytes.CopyTo(whole, 0);
        List<Task<bool>> pieces = [];
        for (int offset = answer.Bytes.Length; offset < whole.Length; offset += Protocol.PieceBytes)
        {
            if (pieces.Count >= PiecesAtOnce) await pieces[^PiecesAtOnce].ConfigureAwait(false);
            pieces.Add(FetchAsync(answer.Reply, whole, offset));
        }

        foreach (Task<bool> piece in pieces)
        {
            if (!await piece.ConfigureAwait(false)) return null;
        }

        return whole;
    }

    private async Task<bool> FetchAsync(long reply, byte[] whole, int offset)
    {
        var request = new PieceRequest { Session = session, Reply = reply, Offset = offset };
        byte[]? piece = await RepeatAsync(grain => grain.PieceAsync(request), Protocol.CallTimeout).ConfigureAwait(false);
        if (piece is null || piece.Length != Math.Min(Protocol.PieceBytes, whole.Length - offset)) return false;
        piece.CopyTo(whole, offset);
        return true;
    }

    // Null when the session is given up before there is an answer.
    private async Task<T?> RepeatAsync<T>(Func<IHostGrain, Task<T>> call, TimeSpan timeout)
    {
        for (int strangers = 0; !_closed;)
        {
            try
            {
                return await call(Grain()).WaitAsync(timeout, engine.TimeProvider).ConfigureAwait(false);
            }
            catch (Exception e) when (IsCallFailure(e))
            {
                engine.LogCallFailed(silo, e);
                Interlocked.Increment(ref _path);

                // One silo may not know yet what others know: all paths must say so.
                strangers = e is HostGoneException ? strangers + 1 : 0;
                if (strangers >= HostGrainKey.Paths) return Gone<T>("it is not in the cluster any more");
                if (await _probe.IsRefusedAsync().ConfigureAwait(false)) return Gone<T>("its machine refuses connections");
                await Task.Delay(Pause, engine.TimeProvider).ConfigureAwait(false);
            }
        }

        return default;
    }

    private T? Gone<T>(string reason)
    {
        engine.HostGone(this, reason);
        return default;
    }

    private static async Task<SessionAnswer?> AsNullable(Task<SessionAnswer> answer) => await answer.ConfigureAwait(false);

    private IHostGrain Grain() => engine.Grains.GetGrain<IHostGrain>(HostGrainKey.Of(silo, Volatile.Read(ref _path)));

    // A call may fail in as many ways as Orleans, its gateways and the network have: none of them says that the host has not done it.
    private static bool IsCallFailure(Exception e) => e is not (OutOfMemoryException or PoolProtocolException);

    // What goes wrong here is a fault of this program or of the host's: the session has no future.
    private void Begin(Task call) => call.ContinueWith(
        static (failed, link) => ((HostLink)link!).Fail(failed.Exception!.InnerException!),
        this, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private void Fail(Exception failure)
    {
        engine.LogCallFailed(silo, failure);
        if (!_closed) engine.SessionLost(this);
    }
}
