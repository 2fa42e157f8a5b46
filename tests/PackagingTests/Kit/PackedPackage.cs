namespace PoolGen.PackagingTests.Kit;

/// <summary>The packages, packed once for all tests, and a package cache of their own, so that nothing else can stand in for it.</summary>
public sealed class PackedPackage : IDisposable
{
    /// <summary>Where the packed sources seem to come from.</summary>
    internal const string Origin = "https://github.com/poolgen/packagingtests.git";

    private const string Suffix = "packagingtests";

    private static readonly string[] Projects = ["src/Runtime", "src/Hosting", "src/Spectre", "src/Dashboard", "src/Orleans"];

    private readonly string _root = Directory.CreateTempSubdirectory("poolgen-packaging-").FullName;
    private int _workspaces;

    /// <summary>The packages' ids.</summary>
    internal static IReadOnlyList<string> All { get; } = ["PoolGen", "PoolGen.Hosting", "PoolGen.Spectre", "PoolGen.Dashboard", "PoolGen.Orleans"];

    /// <summary>Packs all projects from a copy of the sources that is a repository of its own, with an origin: what the symbols link to is the same wherever the tests run.</summary>
    public PackedPackage()
    {
        Version = "0.0.1-" + Suffix;
        Folder = Directory.CreateDirectory(Path.Combine(_root, "packages")).FullName;
        Environment = new Dictionary<string, string>
        {
            ["NUGET_PACKAGES"] = Path.Combine(_root, "cache"),
            ["XDG_DATA_HOME"] = Path.Combine(_root, "data"), // Where `dotnet run app.cs` builds.
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            ["MSBUILDDISABLENODEREUSE"] = "1", // No build server may outlive its build: it would keep the output pipes open.
            ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
            ["UseSharedCompilation"] = "false",
        };
        WriteNuGetConfiguration();
        string source = Path.Combine(_root, "source");
        Repository.CopySources(source);
        foreach (string[] command in (string[][])
            [["init", "-q"], ["add", "."], ["remote", "add", "origin", Origin], ["-c", "user.name=test", "-c", "user.email=test", "commit", "-qm", "all"]])
        {
            ProgramRun.Of(source, Environment, "git", command).Succeeded();
        }

        foreach (string project in Projects)
        {
            ProgramRun.Of(source, Environment, "dotnet", ["pack", project, "-o", Folder, "-p:MinVerVersionOverride=" + Version, "-p:RestoreConfigFile=" + ConfigurationFile])
                .Succeeded()
                .WithoutWarnings();
        }
    }

    internal string Version { get; }

    /// <summary>Where the packed files are.</summary>
    internal string Folder { get; }

    internal string PackageFile => FileOf("PoolGen");

    /// <summary>A package of <see cref="All"/>.</summary>
    internal string FileOf(string id) => Path.Combine(Folder, $"{id}.{Version}.nupkg");

    /// <summary>Its symbols.</summary>
    internal string SymbolsOf(string id) => Path.Combine(Folder, $"{id}.{Version}.snupkg");

    internal IReadOnlyDictionary<string, string> Environment { get; }

    private static string MachinePackages => System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private string ConfigurationFile => Path.Combine(_root, "nuget.config");

    /// <summary>An empty folder for a user's programs, outside the tree.</summary>
    internal Workspace NewWorkspace() =>
        new(Directory.CreateDirectory(Path.Combine(_root, $"user{Interlocked.Increment(ref _workspaces)}")).FullName, this);

    /// <summary>The manifest of a package that packing needed, of this version or of the one that took its place.</summary>
    internal string RestoredManifest(string id, string version)
    {
        string name = id.ToLowerInvariant();
        string[] folders = [.. ((string[])[Environment["NUGET_PACKAGES"], MachinePackages]).Select(folder => Path.Combine(folder, name)).Where(Directory.Exists)];
        return folders.Select(folder => Path.Combine(folder, version)).Concat(folders.SelectMany(Directory.GetDirectories))
            .Select(folder => Path.Combine(folder, name + ".nuspec"))
            .First(File.Exists);
    }

    /// <summary>Deletes everything that the tests have built.</summary>
    public void Dispose() => Directory.Delete(_root, recursive: true);

    // The folder is added to the sources that the machine has; its own package folder only saves downloads.
    private void WriteNuGetConfiguration()
    {
        string fallback = Directory.Exists(MachinePackages)
            ? $"""<fallbackPackageFolders><add key="machine" value="{MachinePackages}" /></fallbackPackageFolders>"""
            : "";
        File.WriteAllText(ConfigurationFile, $"""<configuration><packageSources><add key="packed" value="{Folder}" /></packageSources>{fallback}</configuration>""");
    }
}
