using System.Diagnostics;
using PoolGen.RuntimeTests.Kit;
using Xunit.Abstractions;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>What one caller reaches with many hosts: 1,000 hosts with 16 slots each, items of 100 ms.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class ClusterScaleTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(true, 60)]
    [InlineData(false, 80)]
    public void A_thousand_hosts_are_busy_and_their_caller_gets_few_messages(bool idempotent, int itemsPerSlot)
    {
        const int Hosts = 1_000, Slots = 16;
        var watch = Stopwatch.StartNew();
        var plan = new SimulationPlan { SlowestLatency = 2 * TimeSpan.TicksPerMillisecond };
        var simulation = new ClusterSimulation(new Random(1), plan, log: false);
        (double efficiency, double messages) = simulation.RunMap(Hosts, Slots, Hosts * Slots * itemsPerSlot, TimeSpan.FromMilliseconds(100), idempotent);
        output.WriteLine($"{(idempotent ? "idempotent" : "once")}: efficiency {efficiency:F3}, {messages:N0} messages a second; simulated in {watch.Elapsed.TotalSeconds:F1} s, {simulation.Happened:N0} events");
        Assert.InRange(efficiency, 0.9, 1);
        Assert.InRange(messages, 0, 10_000);
    }
}
