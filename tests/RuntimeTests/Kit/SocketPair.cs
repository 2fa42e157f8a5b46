using System.Net.Sockets;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>Two ends of one Unix-domain connection.</summary>
internal sealed class SocketPair : IDisposable
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("poolgen-test-").FullName;
    private static readonly Socket Listener = Listen();

    internal SocketPair()
    {
        lock (Listener)
        {
            Left = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            Left.Connect(Listener.LocalEndPoint!);
            Right = Listener.Accept();
        }
    }

    internal Socket Left { get; }

    internal Socket Right { get; }

    public void Dispose()
    {
        Left.Dispose();
        Right.Dispose();
    }

    private static Socket Listen()
    {
        AppDomain.CurrentDomain.ProcessExit += static (_, _) => Directory.Delete(Folder, recursive: true);
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(Folder, "s")));
        listener.Listen();
        return listener;
    }
}
