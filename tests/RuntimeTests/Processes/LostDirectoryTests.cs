using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.Processes;

/// <summary>The working directory is deleted while, or before, a pool needs it.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class LostDirectoryTests
{
    [Fact]
    public void Workers_are_replaced_in_another_directory_and_the_log_says_so_once()
    {
        using var parent = new ParentProgram("lost-directory");
        string[] said = parent.ReadLines();
        string lost = said[0];
        string instead = Path.TrimEndingDirectorySeparator(Path.GetDirectoryName(ParentProgram.Dll)!);
        string[] logged = [.. said.Where(static line => line.Contains(" PoolGen.Pool: ", StringComparison.Ordinal))];
        string[] warnings = [.. logged.Where(static line => line.StartsWith("Warning PoolGen.Pool: The working directory", StringComparison.Ordinal))];
        Assert.Single(warnings);
        Assert.Contains(lost, warnings[0], StringComparison.Ordinal);
        Assert.Contains(instead, warnings[0], StringComparison.Ordinal);
        Assert.Equal([instead, instead], said[1..].Where(line => !logged.Contains(line)).Select(Path.TrimEndingDirectorySeparator));
    }

    [Fact]
    public void Pool_that_is_constructed_in_it_says_which_directory_is_gone()
    {
        using var parent = new ParentProgram("no-directory");
        string[] said = parent.ReadLines();
        Assert.StartsWith("InvalidOperationException: ", said[1], StringComparison.Ordinal);
        Assert.Contains(said[0], said[1], StringComparison.Ordinal);
        Assert.Contains("current directory", said[1], StringComparison.Ordinal);
        Assert.Contains("deleted", said[1], StringComparison.Ordinal);
    }
}
