using PoolGen.PackagingTests.Kit;

namespace PoolGen.PackagingTests;

/// <summary>A task that is declared in another language than C# is reported: nothing is generated for it.</summary>
[Collection(PackageCollection.Name)]
public sealed class LanguageTests(PackedPackage package)
{
    [Theory]
    [InlineData("FSharpTask", "Work.fs")]
    [InlineData("VisualBasicTask", "Work.vb")]
    public void The_build_warns_of_the_file(string project, string file)
    {
        ProgramRun build = package.NewWorkspace().WithConsumer(project, withTasks: false).Dotnet("build", project).Succeeded();
        string[] warnings = [.. build.Lines.Where(line => line.Contains("POOL046", StringComparison.Ordinal)).Distinct()];
        Assert.Contains($"{file} : warning POOL046: [PoolTask] does nothing here", Assert.Single(warnings), StringComparison.Ordinal);
    }
}
