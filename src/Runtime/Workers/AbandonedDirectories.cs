using PoolGen.Interop;
using PoolGen.Wire;

namespace PoolGen.Workers;

/// <summary>Removes what is left of parents that were killed while their workers started: each costs a mebibyte of memory until then.</summary>
internal static class AbandonedDirectories
{
    // Later than a start's own work, which this would compete with for the processors.
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    // One at a time looks through the places.
    private static readonly Lock Gate = new();

    private static readonly EnumerationOptions Entries = new() { MatchType = MatchType.Simple, AttributesToSkip = 0 };

    // Kept while it runs: the collector takes a timer that nobody has.
    private static ITimer? _timer;
    private static int _isSet;

    /// <summary>Removes them in a second, on the thread pool: no start waits for it, and pools that start together have it done once.</summary>
    internal static void RemoveLater()
    {
        if (!OperatingSystem.IsLinux() || Interlocked.Exchange(ref _isSet, 1) != 0) return;
        _timer = TimeProvider.System.CreateTimer(
            static _ =>
            {
                Volatile.Write(ref _isSet, 0);
                Remove();
            },
            null, Delay, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Removes those of this user whose parent is certainly gone. Never throws.</summary>
    internal static void Remove()
    {
        if (!OperatingSystem.IsLinux()) return;
        lock (Gate)
        {
            foreach (string place in WorkerDirectory.Places()) RemoveFrom(place);
        }
    }

    private static void RemoveFrom(string place)
    {
        try
        {
            foreach (string path in Directory.EnumerateFileSystemEntries(place, WorkerDirectory.Prefix + "*", Entries)) RemoveIfAbandoned(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or EntryPointNotFoundException)
        {
            // The place is not there, or not to be read; or the system library is too old to tell whose a directory is.
        }
    }

    // A living parent holds the lock from before the directory has anything in it until it has deleted it.
    private static void RemoveIfAbandoned(string path)
    {
        if (!OperatingSystem.IsLinux()) return;

        // Looked at before it is opened: what another user calls so may be a link, or a pipe whose opening waits for ever.
        if (FileIdentity.Of(path) is not { IsDirectory: true } found || found.UserId != LibC.GetEffectiveUserId()) return;
        using DirectoryLock? held = DirectoryLock.TryAcquire(path, out _);
        if (held is not null && held.IsOn(found)) _ = StartFiles.TryDelete(path);
    }
}
