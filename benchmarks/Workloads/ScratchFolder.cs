using System.Globalization;

namespace PoolGen.Benchmarks.Workloads;

/// <summary>An empty folder through which tasks and their parent see each other.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("poolgen-bench-").FullName;

    /// <summary>Called by a task: a file named after its process.</summary>
    public static void Sign(string folder) =>
        File.Create(System.IO.Path.Combine(folder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture))).Dispose();

    /// <summary>Waits for the file that a task creates, and returns its name, a process id.</summary>
    public int WaitForProcess()
    {
        string[] files;
        while ((files = Directory.GetFiles(Path)).Length == 0) Thread.Sleep(1);
        return int.Parse(System.IO.Path.GetFileName(files[0]), CultureInfo.InvariantCulture);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
