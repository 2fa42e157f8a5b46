using PoolGen.PackagingTests.Kit;

namespace PoolGen.PackagingTests.Guide;

/// <summary>The guide's programs that a reader builds with the package: what they print is what the pages say.</summary>
[Collection(PackageCollection.Name)]
public sealed class GuideConsumerTests(PackedPackage package)
{
    [Fact]
    public void The_first_program() =>
        PrintsWhatThePageSays("start-program", package.NewWorkspace().WithConsumer("FirstDay", withTasks: false).BuildAndRun("FirstDay"));

    [Fact]
    public void A_program_in_FSharp() =>
        PrintsWhatThePageSays("languages-fsharp", package.NewWorkspace().WithConsumer("Library").WithConsumer("FSharp", withTasks: false).BuildAndRun("FSharp"));

    [Fact]
    public void A_program_in_Visual_Basic() =>
        PrintsWhatThePageSays("languages-vb", package.NewWorkspace().WithConsumer("Library").WithConsumer("VisualBasic", withTasks: false).BuildAndRun("VisualBasic"));

    private static void PrintsWhatThePageSays(string snippet, ProgramRun run) =>
        Assert.Equal(GuideOutput.Of(snippet).Split('\n'), run.Succeeded().LeftNoWorkers().Lines);
}
