using PoolGen.Serialization;

namespace PoolGen.Wire;

/// <summary>A payload that comes over the doorbell's socket.</summary>
internal sealed class ReceivedPayload(IDoorbell bell, int length) : PayloadStream(length)
{
    private bool _announced;

    /// <summary>Waits for the payload's begin, and returns what came with it.</summary>
    /// <exception cref="PayloadInterruptedException">The other side is gone.</exception>
    internal List<Attachment> AwaitAttachments()
    {
        Await();
        return bell.DetachAttachments();
    }

    protected override void ReceiveCore(Span<byte> target)
    {
        Await();
        if (!bell.TryReceivePayload(target)) throw new PayloadInterruptedException();
    }

    private void Await()
    {
        if (!_announced && !bell.TryAwaitPayload(Left)) throw new PayloadInterruptedException();
        _announced = true;
    }
}
