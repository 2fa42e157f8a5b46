using PoolGen.Serialization;

namespace PoolGen.Wire;

/// <summary>Wakes the other side, and carries payloads that are too large for the rings.</summary>
/// <remarks>One thread on each side waits, receives and sends payloads; any thread rings.</remarks>
internal interface IDoorbell : IDisposable
{
    /// <summary>Wakes the other side. Never blocks, never throws: a side that is gone needs no waking.</summary>
    void Ring();

    /// <summary>Waits for a ring.</summary>
    /// <param name="timeoutMicroseconds">How long at most; -1 for ever.</param>
    /// <exception cref="PoolProtocolException">The other side sent what nobody sends.</exception>
    BellEvent Wait(int timeoutMicroseconds);

    /// <summary>Asks for the payload of a task whose frame said that it comes out of band.</summary>
    void RequestPayload();

    /// <summary>Sends a payload; false when the other side is gone.</summary>
    /// <param name="payload">Its bytes.</param>
    /// <param name="attachments">What travels beside them; null for nothing.</param>
    bool TrySendPayload(LargePayload payload, IReadOnlyList<Attachment>? attachments = null);

    /// <summary>Waits for a payload's first byte; false when the other side is gone.</summary>
    /// <param name="length">How long it was announced to be.</param>
    bool TryAwaitPayload(int length);

    /// <summary>What came with the payload that was awaited.</summary>
    List<Attachment> DetachAttachments();

    /// <summary>Receives the next part of the payload that has begun into all of <paramref name="part"/>; false when the other side is gone.</summary>
    bool TryReceivePayload(Span<byte> part);

    /// <summary>Ends every wait, on this side and the other one.</summary>
    void Hang();
}
