using PoolGen.Serialization;

namespace PoolGen.Wire;

/// <summary>A doorbell over a Unix-domain socket. The bytes are <c>W</c> (wake), <c>R</c> (send the payload) and <c>P</c> followed by a payload.</summary>
internal sealed class SocketDoorbell(PeerSocket socket) : IDoorbell
{
    private const byte Wake = (byte)'W';
    private const byte Request = (byte)'R';
    private const byte Payload = (byte)'P';

    // One byte at a time: what follows it may be a payload, which belongs to whoever receives that.
    private readonly byte[] _received = new byte[1];
    private bool _payloadAnnounced;

    // Serialises ring bytes with payloads, whose bytes must stay together.
    private readonly Lock _sending = new();
    private bool _ringAfterPayload;

    public void Ring()
    {
        if (!_sending.TryEnter())
        {
            // Either another ring or a payload is on its way. A payload's sender looks at the flag when it is done.
            Volatile.Write(ref _ringAfterPayload, true);
            if (!_sending.TryEnter()) return;
        }

        try
        {
            Volatile.Write(ref _ringAfterPayload, false);
            SendWake();
        }
        finally
        {
            _sending.Exit();
        }

        RingIfMissed();
    }

    public BellEvent Wait(int timeoutMicroseconds)
    {
        if (timeoutMicroseconds >= 0 && !socket.Poll(timeoutMicroseconds)) return BellEvent.Rung;
        if (socket.Receive(_received) == 0) return BellEvent.Gone;
        switch (_received[0])
        {
            case Wake:
                return BellEvent.Rung;
            case Request:
                return BellEvent.PayloadRequested;
            case Payload:
                _payloadAnnounced = true;
                return BellEvent.Rung;
            default:
                throw new PoolProtocolException($"Unexpected byte 0x{_received[0]:X2} on the doorbell socket.");
        }
    }

    public void RequestPayload()
    {
        lock (_sending) socket.Send([Request]);
    }

    public bool TrySendPayload(LargePayload payload)
    {
        bool sent;
        lock (_sending)
        {
            sent = socket.Send([Payload]);
            for (int part = 0; sent && part < payload.PartCount; part++) sent = socket.Send(payload.Part(part));
        }

        RingIfMissed();
        return sent;
    }

    public bool TryAwaitPayload(int length)
    {
        while (!_payloadAnnounced)
        {
            if (Wait(-1) == BellEvent.Gone) return false;
        }

        _payloadAnnounced = false;
        return true;
    }

    public bool TryReceivePayload(Span<byte> part)
    {
        while (part.Length > 0)
        {
            int count = socket.Receive(part);
            if (count == 0) return false;
            part = part[count..];
        }

        return true;
    }

    public void Hang() => socket.Shutdown();

    public void Dispose() => socket.Dispose();

    private void RingIfMissed()
    {
        if (Volatile.Read(ref _ringAfterPayload)) Ring();
    }

    // Whoever rings may hold the pool's lock. A socket without room has rings in it that nobody has heard yet: one more says nothing.
    private void SendWake()
    {
        try
        {
            socket.SendNow(Wake);
        }
        catch (ObjectDisposedException)
        {
            // Gone already.
        }
    }
}
