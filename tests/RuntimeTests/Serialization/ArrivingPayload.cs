using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Serialization;

/// <summary>Bytes that arrive while they are read.</summary>
internal sealed class ArrivingPayload(byte[] bytes, int window) : PayloadStream(bytes.Length, window)
{
    private int _sent;

    protected override void ReceiveCore(Span<byte> target)
    {
        bytes.AsSpan(_sent, target.Length).CopyTo(target);
        _sent += target.Length;
    }
}
