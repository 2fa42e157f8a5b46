using System.Net.Sockets;
using PoolGen.Interop;
using PoolGen.Serialization;

namespace PoolGen.Wire;

/// <summary>A doorbell over a Unix-domain socket. The bytes are <c>W</c> (wake), <c>R</c> (send the payload) and <c>P</c> followed by a payload.</summary>
/// <remarks>The socket stays in blocking mode: one asynchronous operation on it would make every synchronous one slow for ever.</remarks>
internal sealed class SocketDoorbell(Socket socket) : IDoorbell
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
        try
        {
            if (timeoutMicroseconds >= 0 && !socket.Poll(timeoutMicroseconds, SelectMode.SelectRead)) return BellEvent.Rung;
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
                    throw new PoolProtocolException($"The doorbell rang with the byte {_received[0]}, which nobody sends.");
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return BellEvent.Gone;
        }
    }

    public void RequestPayload()
    {
        lock (_sending) Send([Request]);
    }

    public bool TrySendPayload(LargePayload payload)
    {
        bool sent;
        lock (_sending)
        {
            sent = Send([Payload]);
            for (int part = 0; sent && part < payload.PartCount; part++) sent = Send(payload.Part(part));
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
        try
        {
            while (part.Length > 0)
            {
                int count = socket.Receive(part, SocketFlags.None);
                if (count == 0) return false;
                part = part[count..];
            }

            return true;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    public void Hang()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Gone already.
        }
    }

    public void Dispose() => socket.Dispose();

    private void RingIfMissed()
    {
        if (Volatile.Read(ref _ringAfterPayload)) Ring();
    }

    // Whoever rings may hold the pool's lock. A socket without room has rings in it that nobody has heard yet: one more says nothing.
    private unsafe void SendWake()
    {
        if (OperatingSystem.IsWindows())
        {
            Send([Wake]);
            return;
        }

        byte wake = Wake;
        try
        {
            _ = LibC.Send(socket.SafeHandle, &wake, 1, LibC.DoNotWait);
        }
        catch (ObjectDisposedException)
        {
            // Gone already.
        }
    }

    private bool Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            while (bytes.Length > 0) bytes = bytes[socket.Send(bytes, SocketFlags.None)..];
            return true;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }
}
