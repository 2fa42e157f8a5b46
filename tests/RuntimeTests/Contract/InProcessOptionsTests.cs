namespace PoolGen.RuntimeTests.Contract;

/// <summary>Options that say something of processes, given to a pool that has none.</summary>
public sealed class InProcessOptionsTests
{
    public static TheoryData<string, ProcessPoolOptions> Meaningless => new()
    {
        { nameof(ProcessPoolOptions.Output), new ProcessPoolOptions { Output = WorkerOutput.Discard } },
        { nameof(ProcessPoolOptions.LaunchMode), new ProcessPoolOptions { LaunchMode = LaunchMode.AppMain } },
        { nameof(ProcessPoolOptions.MaxWorkerMemoryBytes), new ProcessPoolOptions { MaxWorkerMemoryBytes = 1 << 30 } },
        { nameof(ProcessPoolOptions.Environment), new ProcessPoolOptions { Environment = { ["NAME"] = "value" } } },
    };

    [Theory, MemberData(nameof(Meaningless))]
    public void Option_without_meaning_in_process_is_refused_by_name(string name, ProcessPoolOptions options)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new InProcessPool(options));
        Assert.Equal(name, refused.ParamName);
        Assert.Contains(nameof(InProcessPool), refused.Message, StringComparison.Ordinal);
    }
}
