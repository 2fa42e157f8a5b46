using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>A program of its own that has a pool: one that a test can kill.</summary>
internal sealed class ParentProgram : IDisposable
{
    internal static readonly string Dll = typeof(ParentProgram).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ParentProgram").Value!;

    private readonly string _directory = Directory.CreateTempSubdirectory("poolgen-test-").FullName;

    /// <param name="what">What it does.</param>
    /// <param name="under">A command that runs it, with its arguments: one that limits it, or gives it a terminal's process group.</param>
    internal ParentProgram(string what, params string[] under)
    {
        // The command may be another user's.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_directory, (UnixFileMode)0b111_111_111);
        string[] command = [.. under, "dotnet", "exec", Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? OpenFolder.OfFile(Dll) : Dll];
        var info = new ProcessStartInfo(command[0], command[1..])
        {
            Environment = { ["PARENT_MODE"] = what, ["PARENT_LOG"] = MainLog, ["PARENT_NESTED"] = Path.Combine(_directory, "nested") },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process = Process.Start(info)!;
    }

    internal Process Process { get; }

    /// <summary>How often its Main has run, in whatever process.</summary>
    internal int MainRuns => File.ReadAllLines(MainLog).Length;

    private string MainLog => Path.Combine(_directory, "main");

    /// <summary>The workers' ids, which it prints once they are as the test wants them.</summary>
    internal int[] ReadIds() =>
        [.. Process.StandardOutput.ReadLine()!.Split(' ').Select(id => int.Parse(id, CultureInfo.InvariantCulture))];

    /// <summary>What it prints until it ends by itself.</summary>
    internal string[] ReadLines()
    {
        Task<string> errors = Process.StandardError.ReadToEndAsync();
        string[] said = Process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Process.WaitForExit();
        Assert.True(Process.ExitCode == 0, $"It ended with {Process.ExitCode}: {string.Join('\n', said)}\n{errors.Result}");
        return said;
    }

    public void Dispose()
    {
        Process.Kill();
        Process.WaitForExit();
        Process.StandardOutput.Dispose();
        Process.StandardError.Dispose();
        Process.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
