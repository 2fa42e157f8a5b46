using System.Text;
using Microsoft.Win32.SafeHandles;
using PoolGen.Interop;

namespace PoolGen.Wire;

/// <summary>A Unix-domain socket by the system's own calls: loading the framework's sockets, with their engine and its thread, is a good part of a start.</summary>
internal sealed unsafe partial class LinuxSocket(SafeFileHandle handle) : PeerSocket
{
    /// <summary>Of a <c>sockaddr_un</c>, in bytes.</summary>
    internal const int AddressSize = 110;

    /// <exception cref="IOException">Nobody listens there.</exception>
    internal static new LinuxSocket Connect(string path)
    {
        SafeFileHandle handle = Create();
        byte* address = stackalloc byte[AddressSize];
        Address(path, address);
        if (LibC.Connect(handle, address, AddressSize) == 0) return new LinuxSocket(handle);
        handle.Dispose();
        throw LibC.Failure("The parent's socket cannot be reached");
    }

    internal static SafeFileHandle Create()
    {
        var handle = new SafeFileHandle(LibC.Socket(LibC.UnixFamily, LibC.StreamCloseOnExec, 0), ownsHandle: true);
        return handle.IsInvalid ? throw LibC.Failure("No socket could be made") : handle;
    }

    /// <summary>Fills in the address of a path: the family, the path, zeroes.</summary>
    internal static void Address(string path, byte* address)
    {
        var bytes = new Span<byte>(address, AddressSize);
        bytes.Clear();
        BitConverter.TryWriteBytes(bytes, (ushort)LibC.UnixFamily);
        if (Encoding.UTF8.GetByteCount(path) > AddressSize - 3) throw new IOException($"The path '{path}' is too long for a socket, which takes {AddressSize - 3} bytes: set TMPDIR to a shorter one.");
        Encoding.UTF8.GetBytes(path, bytes[2..]);
    }

    internal static bool Poll(SafeFileHandle handle, int timeoutMicroseconds)
    {
        bool held = false;
        try
        {
            handle.DangerousAddRef(ref held);

            // struct pollfd: the descriptor, what is asked for, what there is.
            long request = (uint)(int)handle.DangerousGetHandle() | (long)LibC.PollIn << 32;
            int milliseconds = timeoutMicroseconds < 0 ? -1 : Math.Max(1, timeoutMicroseconds / 1000);
            return LibC.Poll(&request, 1, milliseconds) > 0;
        }
        finally
        {
            if (held) handle.DangerousRelease();
        }
    }

    internal override bool Poll(int timeoutMicroseconds) => Poll(handle, timeoutMicroseconds);

    internal override int Receive(Span<byte> target)
    {
        try
        {
            fixed (byte* bytes = target)
            {
                nint count;
                do count = LibC.Receive(handle, bytes, (nuint)target.Length, 0);
                while (count < 0 && LibC.WasInterrupted);
                return (int)Math.Max(0, count);
            }
        }
        catch (ObjectDisposedException)
        {
            return 0;
        }
    }

    internal override bool Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            while (bytes.Length > 0)
            {
                nint count;
                fixed (byte* start = bytes) count = LibC.Send(handle, start, (nuint)bytes.Length, LibC.NoSignal);
                if (count < 0 && !LibC.WasInterrupted) return false;
                bytes = bytes[(int)Math.Max(0, count)..];
            }

            return true;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    internal override void SendNow(byte value) => _ = LibC.Send(handle, &value, 1, LibC.DoNotWait | LibC.NoSignal);

    internal override bool IsProcess(int processId)
    {
        // struct ucred: process, user, group.
        int* credentials = stackalloc int[3];
        uint size = 3 * sizeof(int);
        if (LibC.GetSocketOption(handle, LibC.SocketLevel, LibC.PeerCredentials, credentials, &size) != 0 || size < 3 * sizeof(int)) return false;

        // A process of another PID namespace has no id here.
        bool sameProcess = credentials[0] == processId || credentials[0] == 0;
        return sameProcess && (uint)credentials[1] == LibC.GetEffectiveUserId();
    }

    internal override void Shutdown()
    {
        try
        {
            _ = LibC.Shutdown(handle, LibC.BothDirections);
        }
        catch (ObjectDisposedException)
        {
            // Gone already.
        }
    }

    public override void Dispose() => handle.Dispose();
}
