namespace PoolGen.Interop;

/// <summary>Files that several processes of one user map, and that nobody else can read.</summary>
internal static class PrivateFile
{
    /// <summary>Creates one with all its blocks allocated: a full disk is an error here and not a SIGBUS later.</summary>
    /// <exception cref="IOException">There is no room for it, or there is such a file.</exception>
    internal static FileStream Create(string path, long length)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            PreallocationSize = length,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(path, options);
        try
        {
            stream.SetLength(length);
            return stream;
        }
        catch
        {
            stream.Dispose();
            File.Delete(path);
            throw;
        }
    }
}
