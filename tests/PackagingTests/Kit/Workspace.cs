using System.Text;
using System.Text.RegularExpressions;

namespace PoolGen.PackagingTests.Kit;

/// <summary>A folder outside the tree in which a user's program is built against the package and run.</summary>
internal sealed partial class Workspace
{
    private readonly string _root;
    private readonly PackedPackage _package;

    internal Workspace(string root, PackedPackage package)
    {
        _root = root;
        _package = package;
        Write("Directory.Build.props", "<Project><PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
    }

    /// <summary>Adds one of the programs of <c>Consumers</c>, with their tasks; <c>{{package}}</c> in its files becomes that package's version.</summary>
    internal Workspace WithConsumer(string name, bool withTasks = true, string? folder = null)
    {
        string consumers = Path.Combine(Repository.Root, "tests", "PackagingTests", "Consumers");
        WithFolder(Path.Combine(consumers, name), folder ?? name);
        if (withTasks) Write(Path.Combine(folder ?? name, "Work.cs"), File.ReadAllText(Path.Combine(consumers, "Work.cs")));
        return this;
    }

    /// <summary>Adds the files of a folder, under a name of their own.</summary>
    internal Workspace WithFolder(string source, string name) => WithFiles(Directory.EnumerateFiles(source), name);

    /// <summary>Adds some files to a folder.</summary>
    internal Workspace WithFiles(IEnumerable<string> files, string name)
    {
        foreach (string file in files) Write(Path.Combine(name, Path.GetFileName(file)), Versioned(File.ReadAllText(file)));
        return this;
    }

    /// <summary>Adds a sample as it stands, but built as a user builds it: against the package instead of the tree.</summary>
    internal Workspace WithSample(string name)
    {
        string source = Path.Combine(Repository.Root, "samples", name);
        foreach (string file in Directory.EnumerateFiles(source)) Write(Path.Combine(name, Path.GetFileName(file)), Outside(File.ReadAllText(file)));
        Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="PoolGen" />
              </ItemGroup>
            </Project>
            """);
        string versions = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props"));
        Write("Directory.Packages.props", versions.Replace("</ItemGroup>", Versioned("""<PackageVersion Include="PoolGen" Version="{{PoolGen}}" /><PackageVersion Include="PoolGen.Spectre" Version="{{PoolGen}}" /></ItemGroup>"""), StringComparison.Ordinal));
        return this;
    }

    // In the tree a sample refers to a project, outside to its package.
    private static string Outside(string text) =>
        text.Replace("ProjectReference Include=\"../../src/Spectre/PoolGen.Spectre.csproj\"", "PackageReference Include=\"PoolGen.Spectre\"", StringComparison.Ordinal);

    internal string PathOf(params string[] parts) => Path.Combine([_root, .. parts]);

    internal ProgramRun Dotnet(params IEnumerable<string> arguments) => ProgramRun.Of(_root, _package.Environment, "dotnet", arguments);

    internal ProgramRun Run(string program, params IEnumerable<string> arguments) => ProgramRun.Of(_root, _package.Environment, program, arguments);

    /// <summary>The files of a folder that have the package in their name or in their content.</summary>
    internal IEnumerable<string> FilesWithPackage(string folder)
    {
        string[] names = ["PoolGen", "poolgen/" + _package.Version];
        return [.. Directory.EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories)
            .Where(file => names.Any(name => (file + File.ReadAllText(file, Encoding.Latin1)).Contains(name, StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(_root, file))];
    }

    internal void Delete(string file) => File.Delete(PathOf(file));

    /// <summary>Builds a project and runs what was built.</summary>
    internal ProgramRun BuildAndRun(string project)
    {
        Dotnet("build", project, "-o", PathOf("out")).Succeeded().WithoutWarnings();
        return Dotnet(PathOf("out", project + ".dll"));
    }

    /// <summary>Publishes a project for this machine and runs its executable.</summary>
    internal ProgramRun PublishAndRun(string project, params IEnumerable<string> options) =>
        Publish(project, options).Run(PathOf("out", OperatingSystem.IsWindows() ? project + ".exe" : project));

    /// <summary>Publishes a project for this machine.</summary>
    internal Workspace Publish(string project, params IEnumerable<string> options)
    {
        Dotnet(["publish", project, "--use-current-runtime", "-o", PathOf("out"), .. options]).Succeeded().WithoutWarnings();
        return this;
    }

    private void Write(string path, string content)
    {
        string full = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }

    private string Versioned(string text) =>
        Placeholder().Replace(text, match => match.Groups[1].Value is "PoolGen" ? _package.Version : Repository.VersionOf(match.Groups[1].Value));

    [GeneratedRegex(@"\{\{([\w.]+)\}\}")]
    private static partial Regex Placeholder();
}
