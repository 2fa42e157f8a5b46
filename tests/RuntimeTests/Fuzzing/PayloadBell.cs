using PoolGen.Serialization;
using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Fuzzing;

/// <summary>A doorbell whose other side has sent one payload and has gone.</summary>
internal sealed class PayloadBell(byte[] payload) : IDoorbell
{
    private byte[]? _payload = payload;
    private int _taken;

    /// <summary>Whether a payload was asked for that is not there.</summary>
    internal bool HasFailed { get; private set; }

    public void Ring()
    {
    }

    public BellEvent Wait(int timeoutMicroseconds) => BellEvent.Gone;

    public void RequestPayload()
    {
    }

    public bool TrySendPayload(LargePayload payload, IReadOnlyList<Attachment>? attachments = null) => false;

    public bool TryAwaitPayload(int length)
    {
        HasFailed = _payload?.Length != length;
        return !HasFailed;
    }

    public List<Attachment> DetachAttachments() => [];

    public bool TryReceivePayload(Span<byte> part)
    {
        _payload.AsSpan(_taken, part.Length).CopyTo(part);
        _taken += part.Length;
        if (_taken == _payload!.Length) _payload = null;
        return true;
    }

    public void Hang()
    {
    }

    public void Dispose()
    {
    }
}
