using System.IO.Pipes;
using Microsoft.Win32.SafeHandles;

namespace PoolGen.Workers;

/// <summary>Reads and writes a process's pipe as a file where that can be done: the framework's pipes would take its sockets along, and their engine.</summary>
internal static class PipeFile
{
    /// <summary>The same pipe; whoever gets it disposes of it, and uses the other no more.</summary>
    internal static Stream Of(Stream stream, FileAccess access)
    {
        if (OperatingSystem.IsWindows() || stream is not PipeStream pipe) return stream;
        SafePipeHandle handle = pipe.SafePipeHandle;
        var file = new SafeFileHandle(handle.DangerousGetHandle(), ownsHandle: true);
        handle.SetHandleAsInvalid();
        return new FileStream(file, access, bufferSize: 0);
    }
}
