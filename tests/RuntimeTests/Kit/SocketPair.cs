using System.Net.Sockets;
using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>Two ends of one Unix-domain connection: a socket of the framework that says what it likes, and one of the runtime.</summary>
internal sealed class SocketPair : IDisposable
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("poolgen-test-").FullName;
    private static readonly string Address = Path.Combine(Folder, "s");
    private static readonly PeerListener Listener = Listen();

    internal SocketPair()
    {
        lock (Listener)
        {
            Left = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            Left.Connect(new UnixDomainSocketEndPoint(Address));
            Right = Listener.Accept();
        }
    }

    internal Socket Left { get; }

    internal PeerSocket Right { get; }

    public void Dispose()
    {
        Left.Dispose();
        Right.Dispose();
    }

    private static PeerListener Listen()
    {
        AppDomain.CurrentDomain.ProcessExit += static (_, _) => Directory.Delete(Folder, recursive: true);
        return PeerListener.Listen(Address);
    }
}
