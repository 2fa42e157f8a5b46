using System.Globalization;

namespace PoolGen.Sharing;

/// <summary>Whether memory of a size fits into what the machine, or the control group that this process is in, has left.</summary>
internal static class MemoryRoom
{
    // Looking costs as much as filling a few pages.
    private const long SmallestChecked = 1 << 20;

    /// <exception cref="OutOfMemoryException">It does not fit. Says what was asked for, what is left, and where.</exception>
    internal static void Ensure(long bytes)
    {
        if (bytes < SmallestChecked || !OperatingSystem.IsLinux()) return;
        foreach ((string place, long left) in Places())
        {
#pragma warning disable CA2201 // What array allocation throws too.
            if (bytes > left) throw new OutOfMemoryException(string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes of shared memory do not fit: {place} has {left:N0} bytes left."));
#pragma warning restore CA2201
        }
    }

    private static IEnumerable<(string Place, long Left)> Places()
    {
        if (MachineLeft() is { } machine) yield return ("the machine", machine);
        foreach (string line in Lines("/proc/self/cgroup"))
        {
            string[] parts = line.Split(':', 3);
            if (parts.Length < 3) continue;
            bool second = parts[1].Length == 0;
            if (!second && !parts[1].Split(',').Contains("memory")) continue;
            string root = second ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory";

            // In a container the path is the host's, and the group is at the root.
            if ((Left(Path.Combine(root, parts[2].TrimStart('/')), second) ?? Left(root, second)) is { } left) yield return ($"the control group '{parts[2]}'", left);
        }
    }

    private static long? MachineLeft()
    {
        long left = 0;
        bool found = false;
        foreach (string line in Lines("/proc/meminfo"))
        {
            if (!line.StartsWith("MemAvailable:", StringComparison.Ordinal) && !line.StartsWith("SwapFree:", StringComparison.Ordinal)) continue;
            string number = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Replace("kB", string.Empty, StringComparison.Ordinal);
            if (!long.TryParse(number, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out long kibibytes)) continue;
            left += kibibytes * 1024;
            found = true;
        }

        return found ? left : null;
    }

    private static long? Left(string directory, bool second)
    {
        long? most = Number(Path.Combine(directory, second ? "memory.max" : "memory.limit_in_bytes"));
        long? used = Number(Path.Combine(directory, second ? "memory.current" : "memory.usage_in_bytes"));
        return most - used;
    }

    // "max" is no number, and no limit.
    private static long? Number(string path) =>
        long.TryParse(Lines(path).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
