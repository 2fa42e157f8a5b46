using System.ComponentModel;
using System.Diagnostics;

namespace PoolGen.Benchmarks.Workloads.Contenders;

/// <summary>A program that may not be installed.</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>What it prints; null if it is not there or fails.</summary>
    public static string? Output(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            // Read aside: a full pipe would stop the program.
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            using Timer watchdog = new(_ => process.Kill(entireProcessTree: true), null, Patience, Timeout.InfiniteTimeSpan);
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output.Trim() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
