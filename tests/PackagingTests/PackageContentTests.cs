using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using PoolGen.PackagingTests.Kit;

namespace PoolGen.PackagingTests;

/// <summary>What is in the package, to the file.</summary>
[Collection(PackageCollection.Name)]
public sealed class PackageContentTests(PackedPackage package)
{
    private const string ReadyToRun = "runtimes/linux-x64/lib/net10.0/PoolGen.dll";

    [Fact]
    public void The_package_holds_the_library_the_analyzers_and_nothing_else() =>
        Assert.Equal(
            [
                "README.md",
                "THIRD-PARTY-NOTICES.md",
                "_manifest/spdx_2.2/manifest.spdx.json",
                "analyzers/dotnet/cs/PoolGen.CodeFixes.dll",
                "analyzers/dotnet/cs/PoolGen.Generator.dll",
                "buildTransitive/PoolGen.props",
                "buildTransitive/PoolGen.targets",
                "lib/net10.0/PoolGen.dll",
                "lib/net10.0/PoolGen.xml",
                ReadyToRun,
            ],
            new PackedFile(package.PackageFile).Files);

    [Fact]
    public void The_symbols_package_holds_the_symbols() => Assert.Equal(["lib/net10.0/PoolGen.pdb"], new PackedFile(package.SymbolsOf("PoolGen")).Files);

    [Fact]
    public void The_manifest_says_what_a_reader_needs()
    {
        XElement manifest = XDocument.Parse(new PackedFile(package.PackageFile).Text("PoolGen.nuspec")).Root!.Elements().Single();
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
        Assert.Equal(["README.md", "THIRD-PARTY-NOTICES.md", "_manifest/spdx_2.2/manifest.spdx.json", "lib/net10.0/PoolGen.Hosting.dll", "lib/net10.0/PoolGen.Hosting.xml"], new PackedFile(package.FileOf("PoolGen.Hosting")).Files);

    /// <summary>Nothing of PoolGen is excluded: its generator works in a program that references the hosting package alone.</summary>
    [Fact]
    public void The_hosting_package_brings_PoolGen_with_its_generator()
    {
        XElement[] dependencies = [.. XDocument.Parse(new PackedFile(package.FileOf("PoolGen.Hosting")).Text("PoolGen.Hosting.nuspec")).Descendants().Where(element => element.Name.LocalName == "dependency")];
        Assert.Equal(
            ["Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Options.ConfigurationExtensions", "PoolGen"],
            dependencies.Select(dependency => dependency.Attribute("id")!.Value).Order(StringComparer.Ordinal));
        XElement poolGen = dependencies.Single(dependency => dependency.Attribute("id")!.Value == "PoolGen");
        Assert.Equal((package.Version, null), (poolGen.Attribute("version")!.Value, poolGen.Attribute("exclude")));
    }

    [Fact]
    public void The_progress_package_holds_its_library_and_brings_PoolGen_with_its_generator()
    {
        PackedFile packed = new(package.FileOf("PoolGen.Spectre"));
        Assert.Equal(["README.md", "THIRD-PARTY-NOTICES.md", "_manifest/spdx_2.2/manifest.spdx.json", "lib/net10.0/PoolGen.Spectre.dll", "lib/net10.0/PoolGen.Spectre.xml"], packed.Files);
        XElement[] dependencies = [.. XDocument.Parse(packed.Text("PoolGen.Spectre.nuspec")).Descendants().Where(element => element.Name.LocalName == "dependency")];
        Assert.Equal(["PoolGen", "Spectre.Console"], dependencies.Select(dependency => dependency.Attribute("id")!.Value).Order(StringComparer.Ordinal));
        Assert.Null(dependencies.Single(dependency => dependency.Attribute("id")!.Value == "PoolGen").Attribute("exclude"));
    }

    /// <summary>The page is inside the library; ASP.NET Core is the machine's.</summary>
    [Fact]
    public void The_dashboard_package_holds_its_library_and_brings_PoolGen_with_its_generator()
    {
        PackedFile packed = new(package.FileOf("PoolGen.Dashboard"));
        Assert.Equal(["README.md", "THIRD-PARTY-NOTICES.md", "_manifest/spdx_2.2/manifest.spdx.json", "lib/net10.0/PoolGen.Dashboard.dll", "lib/net10.0/PoolGen.Dashboard.xml"], packed.Files);
        XDocument manifest = XDocument.Parse(packed.Text("PoolGen.Dashboard.nuspec"));
        XElement poolGen = Assert.Single(manifest.Descendants(), static element => element.Name.LocalName == "dependency");
        Assert.Equal(("PoolGen", null), (poolGen.Attribute("id")!.Value, poolGen.Attribute("exclude")));
        Assert.Equal("Microsoft.AspNetCore.App", Assert.Single(manifest.Descendants(), static element => element.Name.LocalName == "frameworkReference").Attribute("name")!.Value);
    }

    [Fact]
    public void The_cluster_package_holds_its_library_and_brings_PoolGen_with_its_generator()
    {
        PackedFile packed = new(package.FileOf("PoolGen.Orleans"));
        Assert.Equal(["README.md", "THIRD-PARTY-NOTICES.md", "_manifest/spdx_2.2/manifest.spdx.json", "lib/net10.0/PoolGen.Orleans.dll", "lib/net10.0/PoolGen.Orleans.xml"], packed.Files);
        XElement[] dependencies = [.. XDocument.Parse(packed.Text("PoolGen.Orleans.nuspec")).Descendants().Where(element => element.Name.LocalName == "dependency")];
        Assert.Equal(["Microsoft.Orleans.Runtime", "PoolGen"], dependencies.Select(dependency => dependency.Attribute("id")!.Value).Order(StringComparer.Ordinal));
        Assert.Null(dependencies.Single(dependency => dependency.Attribute("id")!.Value == "PoolGen").Attribute("exclude"));
    }

    [Fact]
    public void The_library_that_is_compiled_ahead_of_time_is_the_same_module_with_native_code_added()
    {
        using PEReader plain = new PackedFile(package.PackageFile).Library("lib/net10.0/PoolGen.dll");
        using PEReader compiled = new PackedFile(package.PackageFile).Library(ReadyToRun);
        Assert.True(plain.PEHeaders.CorHeader!.Flags.HasFlag(CorFlags.ILOnly));
        Assert.False(compiled.PEHeaders.CorHeader!.Flags.HasFlag(CorFlags.ILOnly));
        Assert.NotEqual(0, compiled.PEHeaders.CorHeader.ManagedNativeHeaderDirectory.Size);

        // A worker refuses a parent of another build.
        Assert.Equal(ModuleVersion(plain), ModuleVersion(compiled));
    }

    private static Guid ModuleVersion(PEReader library)
    {
        MetadataReader metadata = library.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }
}
