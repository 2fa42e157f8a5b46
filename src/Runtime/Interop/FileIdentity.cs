using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace PoolGen.Interop;

/// <summary>What tells one file from all others, and whose it is.</summary>
[SupportedOSPlatform("linux")]
internal readonly record struct FileIdentity(bool IsDirectory, uint UserId, ulong Node, ulong Device)
{
    private const int Here = -100;
    private const int TheHandleItself = 0x1000;
    private const int NoLinks = 0x100;
    private const uint Basic = 0x7FF;

    // struct statx is the same on every processor, and much of it is not needed here.
    private const int Size = 256;
    private const int UserOffset = 20;
    private const int ModeOffset = 28;
    private const int NodeOffset = 32;
    private const int DeviceOffset = 136;
    private const int KindMask = 0xF000;
    private const int DirectoryKind = 0x4000;

    /// <summary>The file of this name; a link is not followed. Null when there is none.</summary>
    internal static FileIdentity? Of(string path) => Read(Here, path, NoLinks);

    internal static FileIdentity? Of(SafeHandle file)
    {
        bool held = false;
        try
        {
            file.DangerousAddRef(ref held);
            return Read((int)file.DangerousGetHandle(), string.Empty, TheHandleItself);
        }
        finally
        {
            if (held) file.DangerousRelease();
        }
    }

    private static unsafe FileIdentity? Read(int directory, string path, int flags)
    {
        byte* status = stackalloc byte[Size];
        if (LibC.FileStatus(directory, path, flags, Basic, status) != 0) return null;
        return new FileIdentity(
            (*(ushort*)(status + ModeOffset) & KindMask) == DirectoryKind, *(uint*)(status + UserOffset), *(ulong*)(status + NodeOffset), *(ulong*)(status + DeviceOffset));
    }
}
