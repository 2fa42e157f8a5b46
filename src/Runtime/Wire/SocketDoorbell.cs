using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using PoolGen.Serialization;

namespace PoolGen.Wire;

/// <summary>A doorbell over a Unix-domain socket. The bytes are <c>W</c> (wake), <c>R</c> (send the payload), <c>A</c> followed by the key of what comes with the next payload, and <c>P</c> followed by a payload.</summary>
internal sealed class SocketDoorbell(PeerSocket socket) : IDoorbell
{
    private const byte Wake = (byte)'W';
    private const byte Request = (byte)'R';
    private const byte Payload = (byte)'P';
    private const byte Attached = (byte)'A';
    private const int MostAttachments = 16 * 1024;

    // One byte at a time: what follows it may be a payload, which belongs to whoever receives that.
    private readonly byte[] _received = new byte[1];
    private bool _payloadAnnounced;
    private List<Attachment> _attachments = [];

    // Serialises ring bytes with payloads, whose bytes must stay together.
    private readonly Lock _sending = new();
    private bool _ringAfterPayload;

    public void Ring()
    {
        if (!_sending.TryEnter())
        {
            // Either another ring or a payload is on its way. A payload's sender looks at the flag when it is done.
            // The flag is there for others before this looks at the lock again, which a plain write would not promise: they let go of it and then look at the flag.
            Interlocked.Exchange(ref _ringAfterPayload, true);
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
        if (socket.Receive(_received, out SafeFileHandle? descriptor) == 0) return BellEvent.Gone;
        if (_received[0] == Attached) return ReceiveAttachment(descriptor);
        descriptor?.Dispose();
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

    public bool TrySendPayload(LargePayload payload, IReadOnlyList<Attachment>? attachments = null)
    {
        bool sent = true;
        lock (_sending)
        {
            for (int i = 0; sent && i < (attachments?.Count ?? 0); i++) sent = Send(attachments![i]);
            sent = sent && socket.Send([Payload]);
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

    public List<Attachment> DetachAttachments()
    {
        List<Attachment> attachments = _attachments;
        _attachments = [];
        return attachments;
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

    public void Dispose()
    {
        foreach (Attachment attachment in DetachAttachments()) attachment.Dropped();
        socket.Dispose();
    }

    private bool Send(Attachment attachment)
    {
        Span<byte> message = stackalloc byte[1 + sizeof(long)];
        message[0] = Attached;
        BinaryPrimitives.WriteInt64LittleEndian(message[1..], attachment.Key);
        if (!socket.Send(message, attachment.Descriptor)) return false;
        attachment.Sent();
        return true;
    }

    private BellEvent ReceiveAttachment(SafeFileHandle? descriptor)
    {
        Span<byte> key = stackalloc byte[sizeof(long)];
        if (!TryReceivePayload(key))
        {
            descriptor?.Dispose();
            return BellEvent.Gone;
        }

        if (_attachments.Count == MostAttachments)
        {
            descriptor?.Dispose();
            throw new PoolProtocolException($"More than {MostAttachments:N0} shared arrays came with one result.");
        }

        _attachments.Add(new ReceivedAttachment(BinaryPrimitives.ReadInt64LittleEndian(key), descriptor));
        return BellEvent.Rung;
    }

    // The lock has been let go of: that comes before the look.
    private void RingIfMissed()
    {
        Interlocked.MemoryBarrier();
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
