using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using PoolGen.Scheduling;
using PoolGen.Serialization;
using PoolGen.Workers;
using PoolGen.Workers.Launching;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>Worker processes that are started with another command than this program's.</summary>
internal static class StandIn
{
    internal static WorkerSetup Setup(string fileName, IReadOnlyList<string> arguments, byte[]? initializerDefinition = null)
    {
        LaunchPlan plan = LaunchPlanner.Plan(LaunchMode.Auto) with { FileName = fileName, Arguments = arguments };
        return new WorkerSetup
        {
            Plan = plan,
            Environment = WorkerEnvironment.Capture(plan, []),
            CurrentDirectory = Environment.CurrentDirectory,
            MaxPayloadBytes = 1 << 20,
            StartTimeout = TimeSpan.FromSeconds(30),
            Output = WorkerOutput.Discard,
            InitializerDefinition = initializerDefinition ?? [],
            InitializerArguments = LargePayload.Empty,
            OutputLogger = NullLogger.Instance,
        };
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
