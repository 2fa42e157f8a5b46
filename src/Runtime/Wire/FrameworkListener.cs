using System.Net.Sockets;

namespace PoolGen.Wire;

/// <summary>Listens by the framework, where <see cref="FrameworkSocket"/> is used.</summary>
internal sealed class FrameworkListener(Socket socket) : PeerListener
{
    /// <exception cref="IOException">The system has no socket to give.</exception>
    internal static new FrameworkListener Listen(string path)
    {
        Socket? socket = null;
        try
        {
            socket = FrameworkSocket.Create();
            socket.Bind(FrameworkSocket.EndPoint(path));
            socket.Listen(1);
            return new FrameworkListener(socket);
        }
        catch (SocketException e)
        {
            socket?.Dispose();
            string old = OperatingSystem.IsWindows() && !Socket.OSSupportsUnixDomainSockets ? " Windows has such sockets from Windows 10, version 1803, on." : string.Empty;
            throw new IOException($"No socket could be made to listen for a worker: {e.Message}.{old}", e);
        }
        catch (IOException)
        {
            socket?.Dispose();
            throw;
        }
    }

    internal override bool Poll(int timeoutMicroseconds) => socket.Poll(timeoutMicroseconds, SelectMode.SelectRead);

    internal override PeerSocket Accept()
    {
        try
        {
            return new FrameworkSocket(socket.Accept());
        }
        catch (SocketException e)
        {
            throw new IOException($"A worker's connection could not be accepted: {e.Message}", e);
        }
    }

    public override void Dispose() => socket.Dispose();
}
