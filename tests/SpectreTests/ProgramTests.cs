using System.Diagnostics;
using System.Reflection;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.SpectreTests;

/// <summary>A real program's progress: on a terminal of its own, and in a file.</summary>
[Watchdog]
public sealed class ProgramTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_a_terminal_a_line_on_standard_error_says_what_was_done()
    {
        (string output, string error) = await RunAsync("dotnet", Sample());
        Assert.StartsWith("rows: 60 of 60 (100 %)", error, StringComparison.Ordinal);
        Assert.DoesNotContain("rows:", output, StringComparison.Ordinal);
        Assert.Contains("The same picture", output, StringComparison.Ordinal);
    }

    // `script` of util-linux gives the program a terminal, and passes on what stands there.
    [Fact]
    public async Task On_a_terminal_the_bar_ends_full()
    {
        (string output, string _) = await RunAsync("script", "-qec", "stty cols 160; exec dotnet " + string.Join(' ', Sample().Select(static word => $"'{word}'")), "/dev/null");
        string last = output.Split('\n').Last(static line => line.Contains("rows", StringComparison.Ordinal));
        Assert.Contains("100 %", last, StringComparison.Ordinal);
        Assert.Contains("60/60", last, StringComparison.Ordinal);
    }

    private string[] Sample()
    {
        string program = typeof(ProgramTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "Mandelbrot").Value!;
        return [program, "80", "60", Path.Combine(_folder.Path, "picture.png")];
    }

    private static async Task<(string Output, string Error)> RunAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["TERM"] = "xterm-256color";
        foreach (string variable in (string[])["CI", "GITHUB_ACTIONS", "NO_COLOR"]) start.Environment.Remove(variable);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await error);
        return (output, await error);
    }
}
