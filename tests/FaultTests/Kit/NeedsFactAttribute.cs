using System.Diagnostics;

namespace PoolGen.FaultTests.Kit;

/// <summary>A test that is skipped, visibly, where a command fails that shows whether the system lets it do what it needs.</summary>
public sealed class NeedsFactAttribute : FactAttribute
{
    public NeedsFactAttribute(params string[] command)
    {
        Command = command;
        if (!Succeeds(command)) Skip = $"'{string.Join(' ', command)}' is not allowed here.";
    }

    public IReadOnlyList<string> Command { get; }

    private static bool Succeeds(string[] command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
