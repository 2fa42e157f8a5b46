using System.Collections.Concurrent;
using System.Runtime.Versioning;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>
/// Programs that a test runs as another user, where that user can read them: a checkout may lie below a directory that is closed to others.
/// A folder that is open is used as it is, another one is copied for as long as the tests run.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static class OpenFolder
{
    private const UnixFileMode Enter = UnixFileMode.OtherExecute;
    private const UnixFileMode Read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode ReadAndEnter = Read | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | Enter;

    private static readonly ConcurrentDictionary<string, Lazy<string>> Copies = new();

    /// <summary>The folder, or a copy of its own files.</summary>
    internal static string Of(string folder) => IsOpen(folder) ? folder : Copies.GetOrAdd(folder, static folder => new Lazy<string>(() => Copy(folder))).Value;

    /// <summary>A file, or its copy in a copy of its folder.</summary>
    internal static string OfFile(string file) => Path.Combine(Of(Path.GetDirectoryName(file)!), Path.GetFileName(file));

    private static bool IsOpen(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            if (!at.UnixFileMode.HasFlag(Enter)) return false;
        }

        return Directory.EnumerateFiles(folder).All(static file => File.GetUnixFileMode(file).HasFlag(UnixFileMode.OtherRead));
    }

    private static string Copy(string folder)
    {
        string copy = Directory.CreateTempSubdirectory("poolgen-test-").FullName;
        File.SetUnixFileMode(copy, ReadAndEnter);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(copy, recursive: true);
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            string target = Path.Combine(copy, Path.GetFileName(file));
            File.Copy(file, target);
            File.SetUnixFileMode(target, File.GetUnixFileMode(file) | Read);
        }

        return copy;
    }
}
