using System.Globalization;
using PoolGen.PackagingTests.Kit;
using Xunit.Abstractions;

namespace PoolGen.PackagingTests;

/// <summary>The chaos of tests/FaultTests (row 46) on published programs: row 47 of the fault matrix.</summary>
[Collection(PackageCollection.Name)]
public sealed class ChaosTests(PackedPackage package, ITestOutputHelper output)
{
    private const int Seconds = 5;

    private static readonly string[] FaultKit = ["Ledger", "LedgerRecord", "Leftovers", "Together", "WorkerLedger"];
    private static readonly string[] RuntimeKit = ["ProcessState", "SynchronousProgress", "ThrowingContext", "ThrowingScheduler"];

    // Taken to try again what a failure says.
    private static readonly int Seed =
        int.TryParse(Environment.GetEnvironmentVariable("POOLGEN_SEED"), CultureInfo.InvariantCulture, out int seed) ? seed : Environment.TickCount;

    [Fact]
    public void Chaos_in_a_single_file() => Run("-p:PublishSingleFile=true", "--no-self-contained");

    [Fact]
    public void Chaos_in_a_trimmed_program() => Run("-p:PublishTrimmed=true", "-p:PublishSingleFile=true", "--self-contained");

    [NativeAotFact]
    public void Chaos_in_a_program_compiled_ahead_of_time() => Run(["-p:PublishAot=true", .. NativeAotFactAttribute.Options]);

    private void Run(params string[] options)
    {
        Workspace workspace = package.NewWorkspace().WithConsumer("Chaos", withTasks: false)
            .WithFolder(Path.Combine(Repository.Root, "tests", "FaultTests", "Chaos"), "Chaos")
            .WithFiles(FaultKit.Select(static name => Path.Combine(Repository.Root, "tests", "FaultTests", "Kit", name + ".cs")), "Chaos")
            .WithFiles(RuntimeKit.Select(static name => Path.Combine(Repository.Root, "tests", "RuntimeTests", "Kit", name + ".cs")), "Chaos");
        ProgramRun run = workspace.Publish("Chaos", options).Run(workspace.PathOf("out", "Chaos"), $"{Seed}", $"{Seconds}");
        output.WriteLine(run.Output);
        run.Succeeded().LeftNoWorkers();
        Assert.Contains(" 0 lost, 0 doubled, ", run.Value("chaos"), StringComparison.Ordinal);
    }
}
