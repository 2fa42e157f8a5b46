using System.Reflection;
using PoolGen.Scheduling;
using PoolGen.Settings;
using PoolGen.Workers;
using PoolGen.Workers.Launching;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>Worker processes that are started with another command than this program's.</summary>
internal static class StandIn
{
    internal static WorkerSetup Setup(string fileName, IReadOnlyList<string> arguments, PoolInitializer? initializer = null, TimeSpan? startTimeout = null)
    {
        LaunchPlan plan = LaunchPlanner.Plan(LaunchMode.Auto) with { FileName = fileName, Arguments = arguments };
        var options = new ProcessPoolOptions { MaxPayloadBytes = 1 << 20, Output = WorkerOutput.Discard };
        if (startTimeout is { } timeout) options.WorkerStartTimeout = timeout;
        return new WorkerSetup(new PoolSettings(options, seed: 0) { Initializer = initializer }, plan);
    }

    internal static PoolEngine Pool(ProcessPoolOptions options, Func<int, Worker> create)
    {
        var engine = new PoolEngine(PoolSettings.From(options), create);
        engine.Start();
        return engine;
    }

    /// <summary>Where a worker's files are until it is connected.</summary>
    internal static WorkerDirectory DirectoryOf(ProcessWorker worker) =>
        (WorkerDirectory)typeof(ProcessWorker).GetField("_directory", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(worker)!;
}
