using PoolGen.Interop;

namespace PoolGen.Wire;

/// <summary>The names of what a worker's start has on disk, and its end: a directory with the shared memory and the socket in it.</summary>
/// <remarks>Deleted by the parent once the worker is connected, or else by whoever finds that the parent is gone: the worker, or a later pool.</remarks>
internal static class StartFiles
{
    internal const string Region = "m";
    internal const string Socket = "s";

    /// <summary>Deletes a directory and its files. What is not there, or somebody else's, is left as it is. Says whether there is nothing left to do.</summary>
    internal static bool TryDelete(string directory)
    {
        // File by file: a search takes longer, and there is nothing else unless the worker put it there.
        if (!OperatingSystem.IsWindows())
        {
            _ = LibC.Unlink(Path.Combine(directory, Region));
            _ = LibC.Unlink(Path.Combine(directory, Socket));
            if (LibC.RemoveDirectory(directory) == 0) return true;
        }

        try
        {
            if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody cleans temporary files: it is gone, or will be. On Windows a file may be mapped.
            return !OperatingSystem.IsWindows();
        }
    }
}
