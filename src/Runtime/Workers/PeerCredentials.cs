using System.Net.Sockets;
using System.Runtime.InteropServices;
using PoolGen.Interop;

namespace PoolGen.Workers;

/// <summary>Asks the system who is at the other end of a socket.</summary>
internal static class PeerCredentials
{
    private const int SocketLevel = 1;
    private const int PeerCredentialsOption = 17;

    /// <summary>Whether the peer is this user's process with this id. Where the system cannot tell, the proofs decide alone.</summary>
    internal static bool Allow(Socket socket, int processId)
    {
        if (!OperatingSystem.IsLinux()) return true;
        Span<int> credentials = stackalloc int[3];
        if (socket.GetRawSocketOption(SocketLevel, PeerCredentialsOption, MemoryMarshal.AsBytes(credentials)) < 12) return false;

        // A process of another PID namespace has no id here.
        bool sameProcess = credentials[0] == processId || credentials[0] == 0;
        return sameProcess && (uint)credentials[1] == LibC.GetEffectiveUserId();
    }
}
