namespace PoolGen.RuntimeTests.Kit;

/// <summary>The files of the repository that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string PathOf(string file) => Path.Combine(Root, file);

    /// <summary>A file holds this text; with POOLGEN_UPDATE=1 it is written.</summary>
    public static void AssertFile(string file, string expected)
    {
        if (Environment.GetEnvironmentVariable("POOLGEN_UPDATE") == "1") File.WriteAllText(PathOf(file), expected);
        else Assert.Equal(expected, File.ReadAllText(PathOf(file)).ReplaceLineEndings("\n"));
    }

    private static string Find()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "PoolGen.sln"))) directory = directory.Parent;
        return directory!.FullName;
    }
}
