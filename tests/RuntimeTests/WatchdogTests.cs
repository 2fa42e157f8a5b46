using System.Diagnostics;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests;

/// <summary>The tests' own watchdog.</summary>
[Watchdog]
public sealed class WatchdogTests
{
    [Fact]
    public void It_ends_what_the_test_has_started_in_sessions_of_their_own_too()
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", "setsid sh -c 'sleep 1000 & echo $!; wait' & echo $!; wait"])
        {
            RedirectStandardOutput = true,
        })!;
        int[] started = [.. Enumerable.Range(0, 2).Select(_ => int.Parse(shell.StandardOutput.ReadLine()!, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.All(started, id => Assert.True(ProcessState.IsAlive(id)));
        Stacks.EndDescendants(shell.Id);
        Eventually.True(() => !started.Any(ProcessState.IsAlive), "they have ended");
        shell.Kill();
        shell.WaitForExit();
    }
}
