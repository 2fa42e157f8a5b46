using System.Globalization;
using PoolGen.Wire;

namespace PoolGen.Workers;

/// <summary>The files of one worker's start: the shared memory and the socket, in a directory that no other user can enter. Gone once the worker has them.</summary>
internal sealed class WorkerDirectory : IDisposable
{
    private readonly string _path;
    private bool _gone;

    private WorkerDirectory(string path) => _path = path;

    internal string RegionPath => Path.Combine(_path, "m");

    internal string SocketPath => Path.Combine(_path, "s");

    /// <summary>Makes the directory and the shared memory in it, in memory-backed storage where there is room.</summary>
    /// <exception cref="IOException">There is room nowhere; the message says where it was tried.</exception>
    internal static (WorkerDirectory Directory, SharedRegion Region) Create()
    {
        IOException? failure = null;
        foreach (string parent in Candidates())
        {
            WorkerDirectory? directory = null;
            try
            {
                directory = new WorkerDirectory(Make(parent));
                return (directory, SharedRegion.Create(directory.RegionPath));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                directory?.Dispose();
                failure = new IOException($"No room for a worker's shared memory ({RegionLayout.TotalSize:N0} bytes) in '{parent}': {e.Message}", e);
            }
        }

        throw failure!;
    }

    public void Dispose()
    {
        if (_gone) return;
        _gone = true;
        try
        {
            // One by one: looking for what there is takes longer, and there is nothing else unless the worker put it there.
            File.Delete(RegionPath);
            File.Delete(SocketPath);
            Directory.Delete(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            DeleteWhatThereIs();
        }
    }

    private void DeleteWhatThereIs()
    {
        try
        {
            Directory.Delete(_path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody cleans temporary files: it is gone, or will be.
        }
    }

    private static IEnumerable<string> Candidates()
    {
        if (OperatingSystem.IsLinux() && Directory.Exists("/dev/shm")) yield return "/dev/shm";
        yield return Path.GetTempPath();
    }

    // A name of 128 random bits: nobody can have made it before.
    private static string Make(string parent)
    {
        Span<byte> bits = stackalloc byte[16];
        Guid.NewGuid().TryWriteBytes(bits);
        string path = Path.Combine(parent, "poolgen-" + Hexadecimal(bits[..8]) + Hexadecimal(bits[8..]));
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    // A GUID writes itself with vector instructions, which are never compiled ahead of time.
    private static string Hexadecimal(ReadOnlySpan<byte> bytes) => BitConverter.ToUInt64(bytes).ToString("x16", CultureInfo.InvariantCulture);
}
