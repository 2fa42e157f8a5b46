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
        Socket socket = Create();
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return new FrameworkSocket(socket);
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new IOException($"The parent's socket cannot be reached: {e.Message}", e);
        }
    }

    internal static Socket Create() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

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
        if (OperatingSystem.IsWindows()) Send([value]);
        else _ = LibC.Send(socket.SafeHandle, &value, 1, LibC.DoNotWait);
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
