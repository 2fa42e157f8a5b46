namespace PoolGen.RuntimeTests.Kit;

/// <summary>A directory that is there for one test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("poolgen-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
