using PoolGen.Extensibility;
using PoolGen.Serialization;

namespace PoolGen.Scheduling;

/// <summary>Encodes the arguments of one call after the other. Each thread keeps one for its next call.</summary>
internal sealed class CallEncoder
{
    [ThreadStatic] private static CallEncoder? _kept;

    private PoolEngine? _engine;
    private IPoolSubmission? _call;

    private CallEncoder() => Buffer.BecomingLarge = EnterLargeTurn;

    /// <summary>The encoded arguments, until <see cref="Return"/>.</summary>
    internal PayloadBuffer Buffer { get; } = new();

    /// <summary>Whether this call has its engine's turn to encode something large.</summary>
    internal bool HasTurn { get; private set; }

    internal static CallEncoder Rent()
    {
        CallEncoder encoder = _kept ?? new CallEncoder();
        _kept = null;
        return encoder;
    }

    /// <summary>Encodes a call's arguments, or returns why that cannot be done.</summary>
    internal Exception? Encode(PoolEngine engine, IPoolSubmission call)
    {
        _engine = engine;
        _call = call;
        Buffer.Clear();
        Buffer.Limit = engine.MaxPayloadBytes;
        Buffer.MayLend = call.CallerWaits;
        try
        {
            if (!call.IsCancelled) call.EncodeNext(Buffer, 1, int.MaxValue, out _);
            return null;
        }
        catch (Exception e) when (e is PayloadException or ObjectDisposedException or SharedDataLostException)
        {
            return e;
        }
        catch (Exception e)
        {
            return PayloadFailure.OfArguments(e, call.Task.Name);
        }
    }

    internal void Return()
    {
        if (HasTurn) _engine!.LeaveLargeTurn();
        HasTurn = false;
        _call = null;
        Buffer.Clear();
        _kept = this;
    }

    private void EnterLargeTurn()
    {
        if (!HasTurn && !CallbackScope.IsInside) HasTurn = _engine!.TryEnterLargeTurn(_call!);
    }
}
