using PoolGen.Serialization;

namespace PoolGen.Wire;

/// <summary>A payload that comes over the doorbell's socket.</summary>
internal sealed class ReceivedPayload(IDoorbell bell, int length) : PayloadStream(length)
{
    private bool _announced;

    protected override void ReceiveCore(Span<byte> target)
    {
        if (!_announced && !bell.TryAwaitPayload(Left)) throw new PayloadInterruptedException();
        _announced = true;
        if (!bell.TryReceivePayload(target)) throw new PayloadInterruptedException();
    }
}
