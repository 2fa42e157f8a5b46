namespace PoolGen.RuntimeTests.Kit;

/// <summary>A directory that is there for one test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("poolgen-test-").FullName;

    public void Dispose() => Delete(Path);

    /// <summary>Deletes a directory in which a task that its pool has let go of may still write a file meanwhile.</summary>
    internal static void Delete(string path) => Eventually.True(() => TryDelete(path), $"'{path}' is gone");

    private static bool TryDelete(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
