using System.Globalization;
using PoolGen.Wire;

namespace PoolGen.Workers;

/// <summary>
/// The files of one worker's start: the shared memory and the socket, in a directory that no other user can enter. Gone once the worker has them.
/// It is locked meanwhile, by which other pools see that its parent lives.
/// </summary>
internal sealed class WorkerDirectory : IDisposable
{
    /// <summary>How the names of these directories begin; 32 hexadecimal digits follow.</summary>
    internal const string Prefix = "poolgen-w";

    private const int MostAttempts = 5;

    private readonly string _path;
    private readonly IDisposable? _lock;
    private bool _gone;

    private WorkerDirectory(string path, IDisposable? heldLock)
    {
        _path = path;
        _lock = heldLock;
    }

    internal string RegionPath => Path.Combine(_path, StartFiles.Region);

    internal string SocketPath => Path.Combine(_path, StartFiles.Socket);

    /// <summary>Makes the directory and the shared memory in it, in memory-backed storage where there is room.</summary>
    /// <exception cref="IOException">There is room nowhere; the message says where it was tried.</exception>
    internal static (WorkerDirectory Directory, SharedRegion Region) Create()
    {
        if (TryCreate(out (WorkerDirectory, SharedRegion) created) is not { } failure) return created;

        // What fills the place may be what nobody needs any more.
        AbandonedDirectories.Remove();
        failure = TryCreate(out created);
        return failure is null ? created : throw failure;
    }

    /// <summary>Where such directories may be, the best place first.</summary>
    internal static IEnumerable<string> Places()
    {
        if (OperatingSystem.IsLinux() && Directory.Exists("/dev/shm")) yield return "/dev/shm";
        yield return Path.GetTempPath();
    }

    public void Dispose()
    {
        if (_gone) return;

        // Windows deletes no file that is mapped: then it is done once the memory has been let go of.
        _gone = StartFiles.TryDelete(_path);
        if (_gone) _lock?.Dispose();
    }

    private static IOException? TryCreate(out (WorkerDirectory, SharedRegion) created)
    {
        var tried = new List<string>();
        IOException? failure = null;
        foreach (string place in Places())
        {
            WorkerDirectory? directory = null;
            try
            {
                directory = Make(place);
                created = (directory, SharedRegion.Create(directory.RegionPath));
                return null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                directory?.Dispose();
                tried.Add($"in '{place}': {e.Message}");
                failure = new IOException($"No room for a worker's shared memory ({RegionLayout.TotalSize:N0} bytes) {string.Join("; ", tried)}", e);
            }
        }

        created = default;
        return failure;
    }

    // Another pool may take a directory that is not locked yet for an abandoned one, and remove it: then this one makes another.
    private static WorkerDirectory Make(string place)
    {
        // It would be made as well: a place that is missing is a mistake in TMPDIR, and not to be made up for by another directory at the root.
        if (!Directory.Exists(place)) throw new DirectoryNotFoundException("There is no such directory.");
        for (int attempt = 1; ; attempt++)
        {
            string path = MakeUnlocked(place);
            if (!OperatingSystem.IsLinux()) return new WorkerDirectory(path, null);

            // Where the file system has no locks nobody gets one, and nothing is ever taken for abandoned.
            DirectoryLock? held = DirectoryLock.TryAcquire(path, out bool isBusy);
            if (!isBusy && Directory.Exists(path)) return new WorkerDirectory(path, held);
            held?.Dispose();
            _ = StartFiles.TryDelete(path);
            if (attempt == MostAttempts) throw new IOException($"Another process locks or removes whatever is made there, the last time '{path}'.");
        }
    }

    // A name of 128 random bits: nobody can have made it before.
    private static string MakeUnlocked(string place)
    {
        Span<byte> bits = stackalloc byte[16];
        Guid.NewGuid().TryWriteBytes(bits);
        string path = Path.Combine(place, Prefix + Hexadecimal(bits[..8]) + Hexadecimal(bits[8..]));
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    // A GUID writes itself with vector instructions, which are never compiled ahead of time.
    private static string Hexadecimal(ReadOnlySpan<byte> bytes) => BitConverter.ToUInt64(bytes).ToString("x16", CultureInfo.InvariantCulture);
}
