using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace PoolGen.PackagingTests.Kit;

/// <summary>A program that runs, such as a server: what it writes is read while it runs.</summary>
internal sealed class RunningProgram : IDisposable
{
    /// <summary>The variable that marks the program and all of its descendants.</summary>
    internal const string MarkVariable = "POOLGEN_PACKAGING_RUN";

    private static readonly TimeSpan Watchdog = TimeSpan.FromMinutes(5);

    // What a test host or an outer build leaves in the environment, and what would change the inner ones.
    private static readonly string[] NotInherited = ["MSBUILD", "VSTEST", "DOTNET_HOST_PATH", "DOTNET_CLI_CONTEXT", "COREHOST", "TESTINGPLATFORM", "CI"];

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly string _mark = Guid.NewGuid().ToString("N");
    private readonly string _command;
    private readonly Process _process;

    private RunningProgram(string folder, IReadOnlyDictionary<string, string> environment, string fileName, IEnumerable<string> arguments)
    {
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
        info.Environment[MarkVariable] = _mark;

        _command = $"{fileName} {string.Join(' ', info.ArgumentList)}";
        _process = Process.Start(info)!;
        _process.OutputDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private string Output => string.Join('\n', _lines);

    internal static RunningProgram Start(string folder, IReadOnlyDictionary<string, string> environment, string fileName, params IEnumerable<string> arguments) =>
        new(folder, environment, fileName, arguments);

    /// <summary>Waits for the line that has a text, and gives what follows the text there.</summary>
    internal string WaitForValue(string text)
    {
        string? line = null;
        bool found = SpinWait.SpinUntil(
            () => (line = _lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal))) is not null || _process.HasExited,
            Watchdog);
        Assert.True(found && line is not null, $"'{_command}' has not written '{text}':\n{Output}");
        return line![(line.IndexOf(text, StringComparison.Ordinal) + text.Length)..].Trim();
    }

    /// <summary>Asks the program to end, as Ctrl+C and service managers do.</summary>
    internal ProgramRun Stop()
    {
        if (OperatingSystem.IsWindows()) _process.Kill();
        else using (Process kill = Process.Start("kill", ["-TERM", $"{_process.Id}"])) kill.WaitForExit();
        return WaitForEnd();
    }

    internal ProgramRun WaitForEnd()
    {
        bool ended = _process.WaitForExit(Watchdog);
        if (!ended) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        if (!ended) throw new TimeoutException($"'{_command}' had not ended after {Watchdog}:\n{Output}");
        return new ProgramRun(_process.Id, _process.ExitCode, Output, _mark);
    }

    /// <summary>Kills the program, should it still run.</summary>
    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
