namespace PoolGen.GeneratorTests.Kit;

/// <summary>Files on disk that output must equal. <c>POOLGEN_UPDATE_GOLDEN=1</c> writes them anew.</summary>
internal static class Golden
{
    private static readonly string Repository = FindRepository();
    public static readonly bool IsUpdating = Environment.GetEnvironmentVariable("POOLGEN_UPDATE_GOLDEN") == "1";
    private static readonly string Root = Path.Combine(Repository, "tests", "GeneratorTests", "Golden");

    /// <summary>A file of the repository.</summary>
    public static string Source(string path) => Read(Path.Combine(Repository, path));

    /// <summary>The C# files right in a folder of the repository.</summary>
    public static IEnumerable<string> Sources(string folder) => Directory.GetFiles(Path.Combine(Repository, folder), "*.cs").Select(Read);

    /// <summary>The files of a folder of the repository and all below it, as <see cref="Source"/> takes them.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Repository, folder), pattern, SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(Repository, path)).Order(StringComparer.Ordinal);

    /// <summary>Compares a text of several lines with the file of that name.</summary>
    public static void AssertText(string name, string text)
    {
        string path = Path.Combine(Root, name);
        if (IsUpdating) File.WriteAllText(path, text);
        else Assert.Equal(Read(path), text);
    }

    /// <summary>A test's own input, or the tasks of the sample of that name.</summary>
    public static string Input(string test)
    {
        string own = Path.Combine(Root, test, "Input.cs");
        return File.ReadAllText(File.Exists(own) ? own : Path.Combine(Repository, "samples", test, "Work.cs"));
    }

    /// <summary>The expected files of a test, by name.</summary>
    public static IEnumerable<(string Name, string Text)> Outputs(string test) =>
        Directory.GetFiles(Path.Combine(Root, test), "*.g.cs").Order(StringComparer.Ordinal).Select(static path => (Path.GetFileName(path), Read(path)));

    /// <summary>Writes the expected files of a test anew.</summary>
    public static void Update(string test, IReadOnlyDictionary<string, string> files)
    {
        foreach (string stale in Directory.GetFiles(Path.Combine(Root, test), "*.g.cs")) File.Delete(stale);
        foreach ((string name, string text) in files) File.WriteAllText(Path.Combine(Root, test, name), text);
    }

    /// <summary>Text of one line end, so that a checkout's settings cannot matter.</summary>
    private static string Read(string path) => File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string FindRepository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "PoolGen.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("No folder above the tests holds PoolGen.sln.");
    }
}
