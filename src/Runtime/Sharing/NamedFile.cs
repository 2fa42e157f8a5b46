using System.Globalization;
using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;
using PoolGen.Interop;

namespace PoolGen.Sharing;

/// <summary>A file among the temporary ones, by the framework's own means: for systems whose memory cannot be without a name. Its blocks are reserved.</summary>
internal sealed class NamedFile(FileStream stream, string? delete) : MemoryFile
{
    internal override int Descriptor => -1;

    internal override SafeFileHandle? Handle => null;

    internal override long Length => stream.Length;

    internal static new NamedFile Create(long key, long byteLength)
    {
        string path = PathOf(Environment.ProcessId, key);
        return new NamedFile(PrivateFile.Create(path, byteLength), path);
    }

    internal static NamedFile? Open(int processId, long key, bool writable)
    {
        try
        {
            FileAccess access = writable ? FileAccess.ReadWrite : FileAccess.Read;
            return new NamedFile(new FileStream(PathOf(processId, key), FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete, 0), delete: null);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    internal override void Write(ReadOnlySpan<byte> bytes, long at) => RandomAccess.Write(stream.SafeFileHandle, bytes, at);

    internal override MappedMemory Map(long length, bool writable) => MappedMemory.ByFramework(MemoryMappedFile.CreateFromFile(
        stream, mapName: null, length, writable ? MemoryMappedFileAccess.ReadWrite : MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true), length, writable);

    public override void Dispose()
    {
        stream.Dispose();
        if (delete is not null) File.Delete(delete);
    }

    private static string PathOf(int processId, long key) => Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"{NameOf(key)}-{processId}"));
}
