using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PoolGen.Wire;

/// <summary>One end of the connection between a parent and its worker. One thread receives, any thread sends; it is never in non-blocking mode.</summary>
internal abstract class PeerSocket : IDisposable
{
    /// <exception cref="IOException">Nobody listens there.</exception>
    internal static PeerSocket Connect(string path) =>
        OperatingSystem.IsLinux() ? LinuxSocket.Connect(path) : FrameworkSocket.Connect(path);

    /// <summary>Waits until there is something to receive, the other side's end included; false when the time was up first.</summary>
    internal abstract bool Poll(int timeoutMicroseconds);

    /// <summary>Waits for bytes and receives some of them; 0 when the other side is gone.</summary>
    internal abstract int Receive(Span<byte> target);

    /// <summary>Sends all bytes; false when the other side is gone.</summary>
    internal abstract bool Send(ReadOnlySpan<byte> bytes);

    /// <summary>As <see cref="Receive(Span{byte})"/>, with the descriptor that was sent with those bytes, if any.</summary>
    internal virtual int Receive(Span<byte> target, out SafeFileHandle? descriptor)
    {
        descriptor = null;
        return Receive(target);
    }

    /// <summary>As <see cref="Send(ReadOnlySpan{byte})"/>, with a descriptor where the system can send one.</summary>
    internal virtual bool Send(ReadOnlySpan<byte> bytes, SafeHandle? descriptor) => Send(bytes);

    /// <summary>Sends one byte, or nothing where that would mean waiting.</summary>
    /// <exception cref="ObjectDisposedException">It is closed on this side.</exception>
    internal abstract void SendNow(byte value);

    /// <summary>Whether the other side is this user's process with this id. Where the system cannot tell, the proofs decide alone.</summary>
    internal abstract bool IsProcess(int processId);

    /// <summary>Ends every wait, on this side and the other one.</summary>
    internal abstract void Shutdown();

    public abstract void Dispose();
}
