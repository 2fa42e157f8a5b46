using PoolGen.PackagingTests.Kit;

namespace PoolGen.PackagingTests.Guide;

/// <summary>The guide's programs that a reader builds with the package: what they print is what the pages say.</summary>
[Collection(PackageCollection.Name)]
public sealed class GuideConsumerTests(PackedPackage package)
{
    private const string First = "start-program";
    private const string FSharp = "languages-fsharp";
    private const string VisualBasic = "languages-vb";

    /// <summary>The snippets that are a program each.</summary>
    internal static string[] Snippets { get; } = [First, FSharp, VisualBasic];

    [Fact]
    public void The_first_program() =>
        PrintsWhatThePageSays(First, package.NewWorkspace().WithConsumer("FirstDay", withTasks: false).BuildAndRun("FirstDay"));

    [Fact]
    public void A_program_in_FSharp() =>
        PrintsWhatThePageSays(FSharp, package.NewWorkspace().WithConsumer("Library").WithConsumer("FSharp", withTasks: false).BuildAndRun("FSharp"));

    [Fact]
    public void A_program_in_Visual_Basic() =>
        PrintsWhatThePageSays(VisualBasic, package.NewWorkspace().WithConsumer("Library").WithConsumer("VisualBasic", withTasks: false).BuildAndRun("VisualBasic"));

    private static void PrintsWhatThePageSays(string snippet, ProgramRun run) =>
        Assert.Equal(GuideOutput.Of(snippet).Split('\n'), run.Succeeded().LeftNoWorkers().Lines);
}
