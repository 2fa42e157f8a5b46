using PoolGen.PackagingTests.Kit;

namespace PoolGen.PackagingTests;

/// <summary>The same program in each form in which it can be published and started as its own worker.</summary>
[Collection(PackageCollection.Name)]
public sealed class PublishTests(PackedPackage package)
{
    private static readonly string[] SingleFile = ["-p:PublishSingleFile=true", "--no-self-contained"];
    private static readonly string[] SelfContainedSingleFile = ["-p:PublishSingleFile=true", "--self-contained"];
    private static readonly string[] Trimmed = ["-p:PublishTrimmed=true", "--self-contained"];
    private static readonly string[] TrimmedSingleFile = [.. Trimmed, "-p:PublishSingleFile=true"];

    [Fact]
    public void A_single_file() => Publish("Console", SingleFile).UsedTwoWorkers();

    [Fact]
    public void A_self_contained_single_file() => Publish("Console", SelfContainedSingleFile).UsedTwoWorkers();

    [Fact]
    public void A_self_contained_folder() => Publish("Console", ["--self-contained"]).UsedTwoWorkers();

    [Fact]
    public void A_trimmed_single_file_whose_Main_lets_the_workers_in() => Publish("Published", TrimmedSingleFile).UsedTwoWorkers();

    [Fact]
    public void QuickStart_as_a_single_file() => SampleChecks.QuickStart(PublishSample("QuickStart", SingleFile));

    [Fact]
    public void QuickStart_trimmed() => SampleChecks.QuickStart(PublishSample("QuickStart", Trimmed));

    [Fact]
    public void WordCount_as_a_single_file() => SampleChecks.WordCount(PublishSample("WordCount", SingleFile));

    [Fact]
    public void WordCount_trimmed() => SampleChecks.WordCount(PublishSample("WordCount", Trimmed));

    [Fact]
    public void Types_trimmed() => SampleChecks.Types(PublishSample("Types", Trimmed));

    private ProgramRun Publish(string consumer, string[] options) => package.NewWorkspace().WithConsumer(consumer).PublishAndRun(consumer, options);

    private ProgramRun PublishSample(string sample, string[] options) => package.NewWorkspace().WithSample(sample).PublishAndRun(sample, options);
}
