using PoolGen.FaultTests.Chaos;
using PoolGen.FaultTests.Kit;
using Xunit.Abstractions;

namespace PoolGen.FaultTests;

/// <summary>Everything at once, and at the worst moments: while the pool ends.</summary>
[Collection("Faults")]
public sealed class ChaosTests(ITestOutputHelper output)
{
    [Fact, Trait("Row", "46")]
    public void Kills_stops_and_cancellations_while_pools_end_lose_and_double_nothing()
    {
        TimeSpan duration = ChaosRun.Duration(Counts.Of(20, 600));
        using var run = new FaultRun(46, limit: duration + Counts.Limit);
        var chaos = new ChaosRun(Counts.Seed, Stacks.PrintAndEnd);
        string? wrong = chaos.Run(duration, Counts.ChaosRound);
        output.WriteLine($"{chaos}");
        Assert.True(wrong is null, wrong);
        run.Finish(chaos.Rounds);
    }
}
