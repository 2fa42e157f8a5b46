namespace PoolGen.RuntimeTests.Kit;

/// <summary>Holds tasks in workers until the test lets them go: a file that appears.</summary>
internal sealed class Gate : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("poolgen-test-").FullName;

    internal string Name => Path.Combine(_directory, "open");

    /// <summary>How many tasks have come to the gate.</summary>
    internal int Arrived => Directory.GetFiles(_directory, "arrived-*").Length;

    internal void Open() => File.WriteAllText(Name, string.Empty);

    /// <summary>In a task: says that it is here, and waits. False when the token fired.</summary>
    internal static bool Pass(string name, CancellationToken token = default)
    {
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(name)!, "arrived-" + Guid.NewGuid().ToString("N")), string.Empty);
        return SpinWait.SpinUntil(() => File.Exists(name) || token.IsCancellationRequested, TimeSpan.FromSeconds(60)) && !token.IsCancellationRequested;
    }

    public void Dispose()
    {
        Open();
        TemporaryDirectory.Delete(_directory);
    }
}
