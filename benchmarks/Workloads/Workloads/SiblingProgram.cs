using System.Diagnostics;

namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>The benchmark programs beside this one, which are built with it.</summary>
internal static class SiblingProgram
{
    /// <summary>Runs it and returns what it printed. Its exit code is not looked at: it judges by limits of its own.</summary>
    public static string Run(string project, string argument)
    {
        string folder = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
        string program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", project, folder, $"PoolGen.Benchmarks.{project}.dll"));
        ProcessStartInfo start = new("dotnet", [program, argument]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"'{program}' did not start.");
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
