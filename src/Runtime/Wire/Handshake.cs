using System.Net.Sockets;
using System.Security.Cryptography;

namespace PoolGen.Wire;

/// <summary>Each side of a fresh connection shows the other what only the pipe can have told it. An intruder that connects learns nothing.</summary>
internal static class Handshake
{
    private const int TimeoutMilliseconds = 10_000;

    /// <summary>The parent: hears first, and proves itself only to its own worker.</summary>
    internal static bool TryAccept(Socket socket, Bootstrap bootstrap)
    {
        try
        {
            socket.ReceiveTimeout = TimeoutMilliseconds;
            if (!Hears(socket, bootstrap.WorkerProof)) return false;
            socket.Send(bootstrap.ParentProof);
            socket.ReceiveTimeout = 0;
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>The worker: proves itself, and hears the parent.</summary>
    /// <exception cref="PoolProtocolException">Whoever listens is not its parent.</exception>
    /// <exception cref="SocketException">The parent is gone.</exception>
    internal static void Prove(Socket socket, Bootstrap bootstrap)
    {
        socket.Send(bootstrap.WorkerProof);
        if (!Hears(socket, bootstrap.ParentProof)) throw new PoolProtocolException("Whoever listens is not this worker's parent, or did not take it for its worker.");
    }

    private static bool Hears(Socket socket, byte[] proof)
    {
        Span<byte> heard = stackalloc byte[Bootstrap.ProofLength];
        for (int count = 0; count < heard.Length;)
        {
            int more = socket.Receive(heard[count..]);
            if (more == 0) return false;
            count += more;
        }

        return CryptographicOperations.FixedTimeEquals(heard, proof);
    }
}
