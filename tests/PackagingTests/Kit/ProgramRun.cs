using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace PoolGen.PackagingTests.Kit;

/// <summary>One run of a program to its end: what it wrote, and which processes it left behind.</summary>
internal sealed class ProgramRun
{
    private const string MarkVariable = "POOLGEN_PACKAGING_RUN";
    private static readonly TimeSpan Watchdog = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LeftoverDeadline = TimeSpan.FromSeconds(2);

    // What a test host or an outer build leaves in the environment, and what would change the inner ones.
    private static readonly string[] NotInherited = ["MSBUILD", "VSTEST", "DOTNET_HOST_PATH", "DOTNET_CLI_CONTEXT", "COREHOST", "TESTINGPLATFORM", "CI"];

    private readonly string _mark;

    private ProgramRun(int processId, int exitCode, string output, string mark)
    {
        ProcessId = processId;
        ExitCode = exitCode;
        Output = output;
        _mark = mark;
    }

    internal int ProcessId { get; }

    internal int ExitCode { get; }

    /// <summary>Everything that it wrote, to either stream.</summary>
    internal string Output { get; }

    internal string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What follows a word at the start of a line: the value that a program has printed under that name.</summary>
    internal string Value(string name) =>
        Lines.FirstOrDefault(line => line.StartsWith(name + " ", StringComparison.Ordinal))?[(name.Length + 1)..]
        ?? throw new InvalidOperationException($"No line starts with '{name}':\n{Output}");

    internal static ProgramRun Of(string folder, IReadOnlyDictionary<string, string> environment, string fileName, params IEnumerable<string> arguments)
    {
        string mark = Guid.NewGuid().ToString("N");
        var info = new ProcessStartInfo(fileName, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string name in info.Environment.Keys.Where(name => NotInherited.Any(start => name.StartsWith(start, StringComparison.Ordinal))).ToArray())
        {
            info.Environment.Remove(name);
        }

        foreach ((string name, string value) in environment) info.Environment[name] = value;
        info.Environment[MarkVariable] = mark;

        var lines = new ConcurrentQueue<string>();
        using Process process = Process.Start(info)!;
        process.OutputDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        bool ended = process.WaitForExit(Watchdog);
        if (!ended) process.Kill(entireProcessTree: true);
        process.WaitForExit();

        string output = string.Join('\n', lines);
        if (!ended) throw new TimeoutException($"'{fileName} {string.Join(' ', arguments)}' had not ended after {Watchdog}:\n{output}");
        return new ProgramRun(process.Id, process.ExitCode, output, mark);
    }

    internal ProgramRun Succeeded()
    {
        Assert.True(ExitCode == 0, $"Exit code {ExitCode}:\n{Output}");
        return this;
    }

    internal ProgramRun WithoutWarnings()
    {
        Assert.DoesNotContain(": warning ", Output, StringComparison.Ordinal);
        return this;
    }

    /// <summary>No worker outlives its program for long: searched by the mark that every descendant inherits.</summary>
    internal ProgramRun LeftNoWorkers()
    {
        if (!OperatingSystem.IsLinux()) return this;
        List<string> left = [];
        SpinWait.SpinUntil(() => (left = Workers()).Count == 0, LeftoverDeadline);
        Assert.True(left.Count == 0, $"Workers are left: {string.Join(", ", left)}\n{Output}");
        return this;
    }

    private List<string> Workers()
    {
        List<string> found = [];
        foreach (string process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])))
        {
            try
            {
                string command = File.ReadAllText(Path.Combine(process, "cmdline"));
                if (!command.Contains("--poolgen-worker", StringComparison.Ordinal)) continue;
                if (File.ReadAllText(Path.Combine(process, "environ")).Contains($"{MarkVariable}={_mark}", StringComparison.Ordinal)) found.Add(process);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It ended while it was looked at, or it is somebody else's.
            }
        }

        return found;
    }
}
