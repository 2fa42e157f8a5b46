using PoolGen.PackagingTests.Kit;

namespace PoolGen.PackagingTests;

/// <summary>What earlier releases generated goes on compiling and running against today's runtime: a library is not built anew when its user updates the package.</summary>
[Collection(PackageCollection.Name)]
public sealed class PastOutputTests(PackedPackage package)
{
    public static TheoryData<string> Releases =>
        [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, PastOutput)).Select(static folder => Path.GetFileName(folder)!)];

    private const string PastOutput = "tests/PackagingTests/PastOutput";

    [Theory]
    [MemberData(nameof(Releases))]
    public void Output_of_a_release_compiles_and_runs(string release)
    {
        ProgramRun run = package.NewWorkspace().WithFolder(Path.Combine(Repository.Root, PastOutput, release), "PastOutput").BuildAndRun("PastOutput").UsedTwoWorkers();
        Assert.Equal("9 16 25 36 49 26.0 13.0 39.0 3 True 64", run.Value("all"));
        Assert.Equal("100", run.Value("prepared"));
    }
}
