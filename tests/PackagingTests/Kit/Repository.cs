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
        return Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", name, configuration, name + ".dll"));
    }

    private static string FindRoot()
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "PoolGen.sln"))) directory = Path.GetDirectoryName(directory);
        return directory ?? throw new DirectoryNotFoundException($"PoolGen.sln is not above {AppContext.BaseDirectory}.");
    }
}
