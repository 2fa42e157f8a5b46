using System.Globalization;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>The scheduler under simulation. <c>POOLGEN_SEED</c> replays one seed, <c>POOLGEN_SEEDS</c> says how many are run.</summary>
public sealed class SimulationTests
{
    private const int UsualSeeds = 2_000;

    [Fact]
    public void Every_item_has_one_end_whatever_dies()
    {
        if (Number("POOLGEN_SEED") is { } one)
        {
            Run(one);
            return;
        }

        int seeds = Number("POOLGEN_SEEDS") ?? UsualSeeds;
        for (int seed = 0; seed < seeds; seed++) Run(seed);
    }

    private static void Run(int seed)
    {
        try
        {
            new Simulation(seed, log: false).Run();
        }
        catch (Exception)
        {
            Replay(seed);
            throw;
        }
    }

    // The same again, this time written down.
    private static void Replay(int seed)
    {
        var again = new Simulation(seed, log: true);
        try
        {
            again.Run();
        }
        catch (Exception e)
        {
            Assert.Fail($"Seed {seed} (POOLGEN_SEED={seed}): {e}\n{string.Join('\n', again.Events.TakeLast(150))}");
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int value) ? value : null;
}
