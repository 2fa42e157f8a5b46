using System.Reflection;
using System.Runtime.CompilerServices;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find(AppContext.BaseDirectory);

    internal static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories).Select(file => file.Replace('\\', '/'));

    internal static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    /// <summary>A file holds this text; with POOLGEN_UPDATE=1 it is written.</summary>
    internal static void AssertFile(string file, string expected)
    {
        string path = Path.Combine(Root, file);
        if (Environment.GetEnvironmentVariable("POOLGEN_UPDATE") == "1") File.WriteAllText(path, expected);
        else Assert.Equal(expected, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string Find(string? directory)
    {
        while (directory is not null && !File.Exists(Path.Combine(directory, "PoolGen.sln"))) directory = Path.GetDirectoryName(directory);
        return directory ?? throw new DirectoryNotFoundException("These tests read the sources: run them from a checkout.");
    }
}
