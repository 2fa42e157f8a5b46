using System.Globalization;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>The cluster's scheduler under simulation. <c>POOLGEN_CLUSTER_SEED</c> replays one seed, <c>POOLGEN_CLUSTER_SEEDS</c> says how many are run.</summary>
[Watchdog]
public sealed class ClusterSimulationTests
{
    private const int UsualSeeds = 1_000;
    private const int MostReported = 20;
    private const int EventsShown = 600;

    [Fact]
    public void Every_item_has_one_end_whatever_hosts_and_network_do()
    {
        if (Number("POOLGEN_CLUSTER_SEED") is { } one)
        {
            if (Run(one, log: true) is { } story) Assert.Fail(story);
            return;
        }

        int seeds = Number("POOLGEN_CLUSTER_SEEDS") ?? UsualSeeds;
        string[] failures = [.. Enumerable.Range(0, seeds).Select(static seed => Run(seed, log: false)).OfType<string>().Take(MostReported)];
        if (failures.Length == 0) return;
        int first = int.Parse(failures[0].Split(' ')[1], CultureInfo.InvariantCulture);
        Assert.Fail($"{string.Join('\n', failures)}\n{Run(first, log: true)}");
    }

    // What went wrong, with all that led to it if it was written down.
    private static string? Run(int seed, bool log)
    {
        var simulation = new ClusterSimulation(seed, log);
        try
        {
            simulation.Run();
            return null;
        }
        catch (Exception e)
        {
            string head = $"Seed {seed} (replay with POOLGEN_CLUSTER_SEED={seed}): {(e is SimulationFailure ? e.Message : e.GetType().Name + ": " + e.Message)}";
            return log ? $"{head}\n{string.Join('\n', simulation.Story.TakeLast(EventsShown))}\n{e}" : head;
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int value) ? value : null;
}
