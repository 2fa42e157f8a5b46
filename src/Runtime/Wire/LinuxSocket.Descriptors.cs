using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using PoolGen.Interop;

namespace PoolGen.Wire;

/// <summary>Open files that travel over the socket: whoever receives one has it, also when its sender has died meanwhile.</summary>
internal sealed unsafe partial class LinuxSocket
{
    // struct msghdr: name, its length, buffers, their number, ancillary data, its length, flags. struct iovec: start, length. struct cmsghdr: length, level, type; one descriptor.
    private const int HeaderSize = 56;
    private const int BufferSize = 16;
    private const int RightsHeader = 16;
    private const int RightsLength = RightsHeader + sizeof(int);
    private const int RightsSpace = 24;

    internal override int Receive(Span<byte> target, out SafeFileHandle? descriptor)
    {
        byte* message = stackalloc byte[HeaderSize + BufferSize + RightsSpace];
        descriptor = null;
        try
        {
            fixed (byte* bytes = target)
            {
                nint count;
                do
                {
                    Fill(message, bytes, target.Length);
                    count = LibC.ReceiveMessage(handle, message, LibC.ReceiveCloseOnExec);
                }
                while (count < 0 && LibC.WasInterrupted);

                descriptor = ReadRights(message);
                return (int)Math.Max(0, count);
            }
        }
        catch (ObjectDisposedException)
        {
            return 0;
        }
    }

    internal override bool Send(ReadOnlySpan<byte> bytes, SafeHandle? descriptor)
    {
        if (descriptor is null) return Send(bytes);
        byte* message = stackalloc byte[HeaderSize + BufferSize + RightsSpace];
        bool held = false;
        try
        {
            descriptor.DangerousAddRef(ref held);
            fixed (byte* start = bytes)
            {
                nint count;
                do
                {
                    Fill(message, start, bytes.Length);
                    WriteRights(message + HeaderSize + BufferSize, (int)descriptor.DangerousGetHandle());
                    count = LibC.SendMessage(handle, message, LibC.NoSignal);
                }
                while (count < 0 && LibC.WasInterrupted);

                // The descriptor has gone with the first byte.
                return count > 0 && (count == bytes.Length || Send(bytes[(int)count..]));
            }
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
        finally
        {
            if (held) descriptor.DangerousRelease();
        }
    }

    private static void Fill(byte* message, byte* bytes, int length)
    {
        new Span<byte>(message, HeaderSize + BufferSize + RightsSpace).Clear();
        byte* buffer = message + HeaderSize;
        *(byte**)buffer = bytes;
        *(nint*)(buffer + 8) = length;
        *(byte**)(message + 16) = buffer;
        *(nint*)(message + 24) = 1;
        *(byte**)(message + 32) = buffer + BufferSize;
        *(nint*)(message + 40) = RightsLength;
    }

    private static void WriteRights(byte* rights, int descriptor)
    {
        *(nint*)rights = RightsLength;
        *(int*)(rights + 8) = LibC.SocketLevel;
        *(int*)(rights + 12) = LibC.DescriptorRights;
        *(int*)(rights + RightsHeader) = descriptor;
    }

    // More than one is never sent, and there is room for no more: the system closes what does not fit.
    private static SafeFileHandle? ReadRights(byte* message)
    {
        byte* rights = message + HeaderSize + BufferSize;
        bool any = *(nint*)(message + 40) >= RightsLength && *(int*)(rights + 8) == LibC.SocketLevel && *(int*)(rights + 12) == LibC.DescriptorRights;
        return any && *(nint*)rights >= RightsLength ? new SafeFileHandle(*(int*)(rights + RightsHeader), ownsHandle: true) : null;
    }
}
