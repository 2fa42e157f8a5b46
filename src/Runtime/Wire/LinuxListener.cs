using Microsoft.Win32.SafeHandles;
using PoolGen.Interop;

namespace PoolGen.Wire;

/// <summary>Listens by the system's own calls, for the reason of <see cref="LinuxSocket"/>.</summary>
internal sealed unsafe class LinuxListener(SafeFileHandle handle) : PeerListener
{
    /// <exception cref="IOException">The system has no socket to give.</exception>
    internal static new LinuxListener Listen(string path)
    {
        SafeFileHandle handle = LinuxSocket.Create();
        byte* address = stackalloc byte[LinuxSocket.AddressSize];
        LinuxSocket.Address(path, address);
        if (LibC.Bind(handle, address, LinuxSocket.AddressSize) == 0 && LibC.Listen(handle, 1) == 0) return new LinuxListener(handle);
        IOException failure = LibC.Failure("No socket could be made to listen for a worker");
        handle.Dispose();
        throw failure;
    }

    internal override bool Poll(int timeoutMicroseconds) => LinuxSocket.Poll(handle, timeoutMicroseconds);

    internal override PeerSocket Accept()
    {
        int accepted;
        do accepted = LibC.Accept(handle, null, null, LibC.CloseOnExec);
        while (accepted < 0 && LibC.WasInterrupted);
        return accepted >= 0
            ? new LinuxSocket(new SafeFileHandle(accepted, ownsHandle: true))
            : throw LibC.Failure("A worker's connection could not be accepted");
    }

    public override void Dispose() => handle.Dispose();
}
