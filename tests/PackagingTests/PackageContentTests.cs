using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;
using PoolGen.PackagingTests.Kit;

namespace PoolGen.PackagingTests;

/// <summary>What is in the package, to the file.</summary>
[Collection(PackageCollection.Name)]
public sealed class PackageContentTests(PackedPackage package)
{
    private const string ReadyToRun = "runtimes/linux-x64/lib/net10.0/PoolGen.dll";
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Fact]
    public void The_package_holds_the_library_the_analyzers_and_nothing_else() =>
        Assert.Equal(
            [
                "README.md",
                "analyzers/dotnet/cs/PoolGen.CodeFixes.dll",
                "analyzers/dotnet/cs/PoolGen.Generator.dll",
                "buildTransitive/PoolGen.props",
                "lib/net10.0/PoolGen.dll",
                "lib/net10.0/PoolGen.xml",
                ReadyToRun,
            ],
            FilesOf(package.PackageFile));

    [Fact]
    public void The_symbols_package_holds_the_symbols() => Assert.Equal(["lib/net10.0/PoolGen.pdb"], FilesOf(package.SymbolsFile));

    [Fact]
    public void The_manifest_says_what_a_reader_needs()
    {
        XElement manifest = XDocument.Parse(ReadText(package.PackageFile, "PoolGen.nuspec")).Root!.Elements().Single();
        string Value(string name) => manifest.Elements().Single(element => element.Name.LocalName == name).Value;

        Assert.Equal("PoolGen", Value("id"));
        Assert.Equal(package.Version, Value("version"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.NotEmpty(Value("description"));
        Assert.Equal(
            ["Microsoft.Extensions.Logging.Abstractions"],
            manifest.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value));
    }

    [Fact]
    public void The_hosting_package_holds_its_library_alone() =>
        Assert.Equal(["README.md", "lib/net10.0/PoolGen.Hosting.dll", "lib/net10.0/PoolGen.Hosting.xml"], FilesOf(package.HostingFile));

    /// <summary>Nothing of PoolGen is excluded: its generator works in a program that references the hosting package alone.</summary>
    [Fact]
    public void The_hosting_package_brings_PoolGen_with_its_generator()
    {
        XElement[] dependencies = [.. XDocument.Parse(ReadText(package.HostingFile, "PoolGen.Hosting.nuspec")).Descendants().Where(element => element.Name.LocalName == "dependency")];
        Assert.Equal(
            ["Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Options.ConfigurationExtensions", "PoolGen"],
            dependencies.Select(dependency => dependency.Attribute("id")!.Value).Order(StringComparer.Ordinal));
        XElement poolGen = dependencies.Single(dependency => dependency.Attribute("id")!.Value == "PoolGen");
        Assert.Equal((package.Version, null), (poolGen.Attribute("version")!.Value, poolGen.Attribute("exclude")));
    }

    [Fact]
    public void The_progress_package_holds_its_library_and_brings_PoolGen_with_its_generator()
    {
        Assert.Equal(["README.md", "lib/net10.0/PoolGen.Spectre.dll", "lib/net10.0/PoolGen.Spectre.xml"], FilesOf(package.SpectreFile));
        XElement[] dependencies = [.. XDocument.Parse(ReadText(package.SpectreFile, "PoolGen.Spectre.nuspec")).Descendants().Where(element => element.Name.LocalName == "dependency")];
        Assert.Equal(["PoolGen", "Spectre.Console"], dependencies.Select(dependency => dependency.Attribute("id")!.Value).Order(StringComparer.Ordinal));
        Assert.Null(dependencies.Single(dependency => dependency.Attribute("id")!.Value == "PoolGen").Attribute("exclude"));
    }

    [Fact]
    public void The_library_is_built_deterministically()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.PackageFile);
        foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using PEReader library = ReadLibrary(entry.FullName);
            Assert.Contains(library.ReadDebugDirectory(), debug => debug.Type == DebugDirectoryEntryType.Reproducible);
        }
    }

    [Fact]
    public void The_library_that_is_compiled_ahead_of_time_is_the_same_module_with_native_code_added()
    {
        using PEReader plain = ReadLibrary("lib/net10.0/PoolGen.dll");
        using PEReader compiled = ReadLibrary(ReadyToRun);
        Assert.True(plain.PEHeaders.CorHeader!.Flags.HasFlag(CorFlags.ILOnly));
        Assert.False(compiled.PEHeaders.CorHeader!.Flags.HasFlag(CorFlags.ILOnly));
        Assert.NotEqual(0, compiled.PEHeaders.CorHeader.ManagedNativeHeaderDirectory.Size);

        // A worker refuses a parent of another build.
        Assert.Equal(ModuleVersion(plain), ModuleVersion(compiled));
    }

    [Fact]
    public void The_symbols_link_to_the_sources_of_the_commit()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.SymbolsFile);
        using var content = new MemoryStream();
        using (Stream stream = archive.GetEntry("lib/net10.0/PoolGen.pdb")!.Open()) stream.CopyTo(content);
        content.Position = 0;
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(content);
        MetadataReader symbols = provider.GetMetadataReader();
        IEnumerable<CustomDebugInformation> all = symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation);
        byte[] links = symbols.GetBlobBytes(all.Single(information => symbols.GetGuid(information.Kind) == SourceLink).Value);
        Assert.Contains("githubusercontent.com/poolgen/packagingtests/", Encoding.UTF8.GetString(links), StringComparison.Ordinal);
    }

    // Without what every package has.
    private static IEnumerable<string> FilesOf(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        return [.. archive.Entries
            .Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Where(name => name != "[Content_Types].xml" && !name.EndsWith(".nuspec", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    private static Guid ModuleVersion(PEReader library)
    {
        MetadataReader metadata = library.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }

    private PEReader ReadLibrary(string entry)
    {
        using ZipArchive archive = ZipFile.OpenRead(package.PackageFile);
        var content = new MemoryStream();
        using (Stream stream = archive.GetEntry(entry)!.Open()) stream.CopyTo(content);
        content.Position = 0;
        return new PEReader(content);
    }

    private static string ReadText(string path, string entry)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        using var reader = new StreamReader(archive.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }
}
