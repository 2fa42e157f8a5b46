using System.Diagnostics;

namespace PoolGen.Mutation;

/// <summary>Runs programs.</summary>
internal static class Commands
{
    /// <summary>Runs a program to its end and returns its exit code and all that it printed; one that takes too long is killed, and what it started.</summary>
    /// <returns>The exit code, or null where the time was up.</returns>
    internal static (int? Code, string Output) Run(
        string directory, string program, IEnumerable<string> arguments, TimeSpan limit, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach ((string name, string value) in variables) start.Environment[name] = value;
        var output = new System.Text.StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (process.WaitForExit(limit))
        {
            process.WaitForExit();
            return (process.ExitCode, output.ToString());
        }

        process.Kill(entireProcessTree: true);
        return (null, output.ToString());

        void Append(string? line)
        {
            if (line is null) return;
            lock (output) output.Append(line).Append('\n');
        }
    }
}
