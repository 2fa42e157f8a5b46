using PoolGen.Wire;

namespace PoolGen.Workers;

/// <summary>The files of one worker's start: the shared memory and the socket, in a directory that no other user can enter. Gone once the worker has them.</summary>
internal sealed class WorkerDirectory : IDisposable
{
    private readonly string _path;

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
        string path = Path.Combine(parent, "poolgen-" + Guid.NewGuid().ToString("N"));
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
