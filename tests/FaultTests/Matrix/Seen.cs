using System.Diagnostics;
using System.Globalization;

namespace PoolGen.FaultTests.Matrix;

/// <summary>Where and when a row was tried: what is needed to try it again.</summary>
/// <param name="Seed">The seed of its random moments.</param>
/// <param name="Commit">The commit, with a plus sign where files differed from it.</param>
/// <param name="Date">The day.</param>
internal sealed record Seen(int Seed, string Commit, string Date)
{
    internal static Seen Now { get; } = new(Counts.Seed, CommitHere(), DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"seed {Seed}, {Commit}, {Date}");

    private static string CommitHere()
    {
        try
        {
            string commit = Git("rev-parse", "--short", "HEAD");
            return Git("status", "--porcelain", "--", "src").Length == 0 ? commit : commit + "+";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "no commit";
        }
    }

    private static string Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true })!;
        string said = git.StandardOutput.ReadToEnd().Trim();
        git.WaitForExit();
        return said;
    }
}
