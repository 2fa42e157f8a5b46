using System.Globalization;
using Microsoft.Win32.SafeHandles;
using PoolGen.Interop;

namespace PoolGen.Sharing;

/// <summary>Memory without a name in any file system (<c>memfd_create</c>): it is gone with the last process that has it, however that one ends.</summary>
/// <remarks>Others open it through <c>/proc</c>, where the link's name has the key in it: a descriptor that stands for something else by now is seen.</remarks>
internal sealed class NamelessFile(SafeFileHandle handle) : MemoryFile
{
    internal override int Descriptor => (int)handle.DangerousGetHandle();

    internal override SafeFileHandle Handle => handle;

    internal override long Length => RandomAccess.GetLength(handle);

    internal static new NamelessFile Create(long key, long byteLength)
    {
        var handle = new SafeFileHandle(LibC.CreateMemoryFile(NameOf(key), LibC.SealableMemoryFile), ownsHandle: true);
        if (handle.IsInvalid) throw LibC.Failure("Shared memory cannot be made: each array needs a file descriptor (ulimit -n)");
        try
        {
            RandomAccess.SetLength(handle, byteLength);

            // Nobody who has it can make it shorter: that would end everybody who reads it.
            if (LibC.FileControl(handle, LibC.AddSeals, LibC.SealsOfSize) != 0) throw LibC.Failure("Shared memory cannot be sealed");
            return new NamelessFile(handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    internal static new NamelessFile? Open(int processId, int descriptor, long key, bool writable)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/fd/{descriptor}");
        try
        {
            if (!IsNamed(path, key)) return null;
            SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, writable ? FileAccess.ReadWrite : FileAccess.Read, FileShare.ReadWrite);
            string own = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{(int)handle.DangerousGetHandle()}");
            if (IsNamed(own, key) && IsSealed(handle)) return new NamelessFile(handle);
            handle.Dispose();
            return null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"The shared memory of process {processId} cannot be opened through '{path}': {e.Message}", e);
        }
    }

    /// <summary>What a worker has sent along with a result, if it is shared memory that nobody can make shorter.</summary>
    internal static NamelessFile? Received(SafeFileHandle handle, out long byteLength)
    {
        bool isSealed = IsSealed(handle);
        byteLength = isSealed ? RandomAccess.GetLength(handle) : 0;
        return isSealed ? new NamelessFile(handle) : null;
    }

    internal override void Write(ReadOnlySpan<byte> bytes, long at) => RandomAccess.Write(handle, bytes, at);

    internal override MappedMemory Map(long length, bool writable)
    {
        nint start = LibC.Map(0, (nuint)length, writable ? LibC.ReadAndWrite : LibC.ReadAlone, LibC.Shared, handle, 0);
        return start == -1 ? throw NoMapping(length) : new MappedMemory(start, length);
    }

    public override void Dispose() => handle.Dispose();

    // What cannot be sealed at all answers -1.
    private static bool IsSealed(SafeFileHandle handle) =>
        LibC.FileControl(handle, LibC.GetSeals, 0) is >= 0 and var seals && (seals & LibC.SealsOfSize) == LibC.SealsOfSize;

    private static bool IsNamed(string path, long key) =>
        new FileInfo(path).LinkTarget?.StartsWith($"/memfd:{NameOf(key)}", StringComparison.Ordinal) == true;
}
