using System.Net.Sockets;
using PoolGen.Interop;

namespace PoolGen.Wire;

/// <summary>A Unix-domain socket by the framework, for the systems whose own calls differ.</summary>
/// <remarks>One asynchronous operation on it would make every synchronous one slow for ever.</remarks>
internal sealed class FrameworkSocket(Socket socket) : PeerSocket
{
    /// <exception cref="IOException">Nobody listens there.</exception>
    internal static new FrameworkSocket Connect(string path)
    {
        Socket? socket = null;
        try
        {
            socket = Create();
            socket.Connect(EndPoint(path));
            return new FrameworkSocket(socket);
        }
        catch (SocketException e)
        {
            socket?.Dispose();
            throw new IOException($"The parent's socket cannot be reached: {e.Message}", e);
        }
        catch (IOException)
        {
            socket?.Dispose();
            throw;
        }
    }

    /// <exception cref="SocketException">The system has no such sockets, or none left.</exception>
    internal static Socket Create() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    /// <exception cref="IOException">The path is longer than the system's sockets allow.</exception>
    internal static UnixDomainSocketEndPoint EndPoint(string path)
    {
        try
        {
            return new UnixDomainSocketEndPoint(path);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new IOException($"'{path}' is too long for a socket's path: let TMPDIR (on Windows TEMP) name a directory with a shorter path.", e);
        }
    }

    internal override bool Poll(int timeoutMicroseconds)
    {
        try
        {
            return socket.Poll(timeoutMicroseconds, SelectMode.SelectRead);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return true;
        }
    }

    internal override int Receive(Span<byte> target)
    {
        try
        {
            return socket.Receive(target, SocketFlags.None);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return 0;
        }
    }

    internal override bool Send(ReadOnlySpan<byte> bytes)
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

    internal override unsafe void SendNow(byte value)
    {
        // Windows has no sending without waiting: it is asked first. One byte fits where any does.
        if (OperatingSystem.IsWindows())
        {
            if (CanSend()) Send([value]);
        }
        else _ = LibC.Send(socket.SafeHandle, &value, 1, LibC.DoNotWait);
    }

    private bool CanSend()
    {
        try
        {
            return socket.Poll(0, SelectMode.SelectWrite);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    internal override bool IsProcess(int processId) => true;

    internal override void Shutdown()
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

    public override void Dispose() => socket.Dispose();
}
