namespace PoolGen.GeneratorTests.Kit;

/// <summary>Files on disk that output must equal. <c>POOLGEN_UPDATE_GOLDEN=1</c> writes them anew.</summary>
internal static class Golden
{
    private static readonly string Repository = FindRepository();
    private static readonly string Root = Path.Combine(Repository, "tests", "GeneratorTests", "Golden");

    /// <summary>A page of the documentation.</summary>
    public static string Document(string path) =>
        File.ReadAllText(Path.Combine(Repository, "docs", path)).Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>A test's own input, or the tasks of the sample of that name.</summary>
    public static string Input(string test)
    {
        string own = Path.Combine(Root, test, "Input.cs");
        return File.ReadAllText(File.Exists(own) ? own : Path.Combine(Repository, "samples", test, "Work.cs"));
    }

    /// <summary>Compares all generated files with those on disk: a missing one, a stale one and a different one fail alike.</summary>
    public static void Assert(string test, IReadOnlyDictionary<string, string> files)
    {
        string folder = Path.Combine(Root, test);
        if (Environment.GetEnvironmentVariable("POOLGEN_UPDATE_GOLDEN") == "1")
        {
            foreach (string stale in Directory.GetFiles(folder, "*.g.cs")) File.Delete(stale);
            foreach ((string name, string text) in files) File.WriteAllText(Path.Combine(folder, name), text);
            return;
        }

        string[] expected = [.. Directory.GetFiles(folder, "*.g.cs").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        Xunit.Assert.Equal(expected, files.Keys.Order(StringComparer.Ordinal));
        foreach (string name in expected)
        {
            // Compared as text of one line end, so that a checkout's settings cannot matter.
            string text = File.ReadAllText(Path.Combine(folder, name)).Replace("\r\n", "\n", StringComparison.Ordinal);
            Xunit.Assert.Equal(text, files[name]);
        }
    }

    /// <summary>Compares a text with a file of the repository, and prints the lines that differ.</summary>
    public static void AssertLines(string path, string actual)
    {
        string file = Path.Combine(Repository, path);
        if (Environment.GetEnvironmentVariable("POOLGEN_UPDATE_GOLDEN") == "1") File.WriteAllText(file, actual);
        string expected = File.Exists(file) ? File.ReadAllText(file).Replace("\r\n", "\n", StringComparison.Ordinal) : "";
        Xunit.Assert.True(expected == actual, $"{path} says otherwise; POOLGEN_UPDATE_GOLDEN=1 writes it anew:\n{Difference(expected, actual)}");
    }

    /// <summary>The lines that only one of two texts has.</summary>
    internal static string Difference(string expected, string actual)
    {
        string[] before = expected.Split('\n'), after = actual.Split('\n');
        IEnumerable<string> lines = before.Except(after).Select(static line => $"- {line}\n").Concat(after.Except(before).Select(static line => $"+ {line}\n"));
        return string.Concat(lines);
    }

    private static string FindRepository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "PoolGen.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("No folder above the tests holds PoolGen.sln.");
    }
}
