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

    private static string Find(string? directory)
    {
        while (directory is not null && !File.Exists(Path.Combine(directory, "PoolGen.sln"))) directory = Path.GetDirectoryName(directory);
        return directory ?? throw new DirectoryNotFoundException("These tests read the sources: run them from a checkout.");
    }
}
