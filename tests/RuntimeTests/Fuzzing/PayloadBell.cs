using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Fuzzing;

/// <summary>A doorbell whose other side has sent one payload and has gone.</summary>
internal sealed class PayloadBell(byte[] payload) : IDoorbell
{
    private byte[]? _payload = payload;

    /// <summary>Whether a payload was asked for that is not there.</summary>
    internal bool HasFailed { get; private set; }

    public void Ring()
    {
    }

    public BellEvent Wait(int timeoutMicroseconds) => BellEvent.Gone;

    public void RequestPayload()
    {
    }

    public bool TrySendPayload(ReadOnlySpan<byte> payload) => false;

    public bool TryReceivePayload(Span<byte> payload)
    {
        HasFailed = _payload?.Length != payload.Length;
        if (HasFailed || _payload is not { } sent) return false;
        _payload = null;
        sent.CopyTo(payload);
        return true;
    }

    public void Hang()
    {
    }

    public void Dispose()
    {
    }
}
