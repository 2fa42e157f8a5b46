using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>POOL047: packages of PoolGen that were not released together.</summary>
public sealed class VersionTests
{
    private static readonly string Version = typeof(IPool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    [Theory]
    [InlineData("PoolGen.Hosting")]
    [InlineData("PoolGen.Spectre")]
    [InlineData("PoolGen.Dashboard")]
    [InlineData("PoolGen.Orleans")]
    public async Task An_older_package_beside_the_library_is_named_with_both_versions(string package)
    {
        Diagnostic found = Assert.Single(await With(package, "0.0.9+abc").Diagnose("public class A;"));
        Assert.Equal(
            $"{package} has the version 0.0.9, and PoolGen has {Version.Split('+')[0]}: give all references to packages of PoolGen the same version",
            found.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("PoolGen.Hosting", null)]
    [InlineData("PoolGen.Hosting", "+another commit")]
    [InlineData("PoolGen.OfSomebody", "0.0.9")]
    public async Task The_same_version_and_other_libraries_are_not(string assembly, string? version)
    {
        if (version?[0] == '+') version = Version.Split('+')[0] + version;
        Assert.Empty(await With(assembly, version ?? Version).Diagnose("public class A;"));
    }

    [Fact]
    public async Task A_library_of_another_release_than_the_generator_is_named()
    {
        MetadataReference old = TestCompilation.Reference("PoolGen", "[assembly: System.Reflection.AssemblyInformationalVersion(\"0.0.9\")] namespace PoolGen { public class AsyncResult; }", withRuntime: false);
        AnalyzerVerifier project = AnalyzerVerifier.Library with { HasRuntime = false, References = [old] };
        Diagnostic found = Assert.Single(await project.Diagnose("public class A;"), static found => found.Id == "POOL047");
        Assert.StartsWith($"The generator has the version {Version.Split('+')[0]}, and PoolGen has 0.0.9: ", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static AnalyzerVerifier With(string assembly, string version) => AnalyzerVerifier.Library with
    {
        References = [TestCompilation.Reference(assembly, $"[assembly: System.Reflection.AssemblyInformationalVersion(\"{version}\")]")],
    };
}
