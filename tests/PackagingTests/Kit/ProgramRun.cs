namespace PoolGen.PackagingTests.Kit;

/// <summary>One run of a program to its end: what it wrote, and which processes it left behind.</summary>
internal sealed class ProgramRun
{
    private static readonly TimeSpan LeftoverDeadline = TimeSpan.FromSeconds(2);

    private readonly string _mark;

    internal ProgramRun(int processId, int exitCode, string output, string mark)
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

    /// <summary>Runs a program to its end.</summary>
    internal static ProgramRun Of(string folder, IReadOnlyDictionary<string, string> environment, string fileName, params IEnumerable<string> arguments)
    {
        using RunningProgram program = RunningProgram.Start(folder, environment, fileName, arguments);
        return program.WaitForEnd();
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
                if (File.ReadAllText(Path.Combine(process, "environ")).Contains($"{RunningProgram.MarkVariable}={_mark}", StringComparison.Ordinal)) found.Add(process);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It ended while it was looked at, or it is somebody else's.
            }
        }

        return found;
    }
}
