using System.Xml.Linq;

namespace PoolGen.PackagingTests.Kit;

/// <summary>The tree that these tests were built from.</summary>
internal static class Repository
{
    internal static string Root { get; } = FindRoot();

    /// <summary>The version of a package that this repository has settled on.</summary>
    internal static string VersionOf(string package) =>
        XDocument.Load(Path.Combine(Root, "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Single(version => (string?)version.Attribute("Include") == package)
            .Attribute("Version")!.Value;

    /// <summary>The library of a sample, built in the same configuration as these tests.</summary>
    internal static string SampleLibrary(string name)
    {
        string configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", name, configuration));

        // One that is called like a package it uses has a longer name.
        string library = Path.Combine(folder, name + ".dll");
        return File.Exists(library) ? library : Path.Combine(folder, $"PoolGen.Samples.{name}.dll");
    }

    /// <summary>Copies what is needed to build the package: the sources, and the files beside them.</summary>
    internal static void CopySources(string target)
    {
        string sources = Path.Combine(Root, "src");
        foreach (string file in Directory.EnumerateFiles(Root).Concat(Directory.EnumerateFiles(sources, "*", SearchOption.AllDirectories)))
        {
            // In a git worktree this is a file: with it the copy would be that worktree, and what is committed there would be committed here.
            if (Path.GetFileName(file) == ".git") continue;
            string copy = Path.Combine(target, Path.GetRelativePath(Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static string FindRoot()
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "PoolGen.sln"))) directory = Path.GetDirectoryName(directory);
        return directory ?? throw new DirectoryNotFoundException($"PoolGen.sln is not above {AppContext.BaseDirectory}.");
    }
}
